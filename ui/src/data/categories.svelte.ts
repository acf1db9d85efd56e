import { type Category, type CategoryId, type TicketRow, toWireError, type WireError } from "../api";
import { call } from "../session/call";
import { freshness, type Source } from "../session/freshness";
import { RequestIds } from "./request-id";

/** The categories of tickets, in the administrator's order, and those that a responder serves. */
export class Categories implements Source {
  readonly topic = "settings";
  list = $state.raw<readonly Category[]>([]);
  loaded = $state(false);
  /** Why the last change of what the responder serves was not saved, and which it was. */
  failure = $state.raw<{ category: CategoryId; error: WireError } | null>(null);
  readonly #requests = new RequestIds();
  #saving = false;

  /** Those that a ticket can get. */
  readonly active: readonly Category[] = $derived(this.list.filter(({ retired }) => !retired));
  /** There is something to choose, so categories are worth showing. */
  readonly several: boolean = $derived(this.active.length > 1);
  /** What the responder serves: who chose none serves all. */
  readonly served: readonly Category[] = $derived.by(() => {
    const chosen = this.active.filter(({ served }) => served);
    return chosen.length === 0 ? this.active : chosen;
  });
  /** The responder left some out. */
  readonly filtered: boolean = $derived(this.served.length < this.active.length);

  async refresh(): Promise<void> {
    try {
      const { value } = await call("category_list", null);
      if (!this.#saving) this.#take(value);
    } catch {
      // What is known stays; the next screen that shows categories asks again.
    }
  }

  /** Reads them unless they are there. */
  need(): void {
    if (!this.loaded) void this.refresh();
  }

  /** Serves a category, or no longer. It shows at once and is taken back when it cannot be saved. */
  async serve(category: CategoryId, on: boolean): Promise<void> {
    const others = this.served.map(({ id }) => id).filter((id) => id !== category);
    const chosen = on ? [...others, category] : others;
    const all = chosen.length === this.active.length;
    const before = this.list;
    this.list = before.map((each) => ({ ...each, served: !all && chosen.includes(each.id) }));
    this.failure = null;
    if (!this.#saving) await this.#save(category, before);
  }

  /** Saves one change after the other, so that quick changes do not overtake each other. */
  async #save(category: CategoryId, before: readonly Category[]): Promise<void> {
    this.#saving = true;
    try {
      let sent: readonly Category[];
      let answer: readonly Category[];
      do {
        sent = this.list;
        const chosen = sent.filter(({ served }) => served).map(({ id }) => id);
        const request = { categories: chosen, request: this.#requests.for(chosen) };
        answer = await freshness.change(["pool"], () => call("categories_serve", request));
        this.#requests.granted();
      } while (this.list !== sent);
      this.#take(answer);
    } catch (thrown) {
      this.list = before;
      this.failure = { category, error: toWireError(thrown) };
    } finally {
      this.#saving = false;
    }
  }

  reset(): void {
    this.list = [];
    this.loaded = false;
    this.failure = null;
  }

  #take(list: readonly Category[]): void {
    this.list = list;
    this.loaded = true;
  }
}

export const categories = new Categories();

/** The categories of these tickets first, those of the newest ticket before all; the others in their order. */
export function recentFirst(
  all: readonly Category[],
  tickets: readonly Pick<TicketRow, "category" | "createdAt">[],
): Category[] {
  const latest = new Map<CategoryId, number>();
  for (const { category, createdAt } of tickets) {
    latest.set(category.id, Math.max(latest.get(category.id) ?? 0, Date.parse(createdAt)));
  }
  return [...all].sort((a, b) => (latest.get(b.id) ?? 0) - (latest.get(a.id) ?? 0));
}
