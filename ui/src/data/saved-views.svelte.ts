import type { ListName, SavedView } from "../api";
import { call } from "../session/call";
import { freshness, type Source } from "../session/freshness";
import { router, type Section } from "../window/router.svelte";
import { formatQuery, parseQuery } from "./list-query";
import { RequestIds } from "./request-id";

const SECTION_OF: Readonly<Record<ListName, Section>> = {
  served: "pool",
  pool: "pool",
  work: "work",
  log: "log",
  open: "mine",
  done: "mine",
  search: "search",
};

/** Filters and sorts of lists that the person keeps under a name. */
class SavedViews implements Source {
  readonly topic = "settings";
  list = $state.raw<readonly SavedView[]>([]);
  loaded = $state(false);
  readonly #requests = new RequestIds();

  async refresh(): Promise<void> {
    try {
      const { value } = await call("view_list", null);
      this.#take(value);
    } catch {
      // What is known stays; the next list that is shown asks again.
    }
  }

  /** Reads them unless they are there. */
  need(): void {
    if (!this.loaded) void this.refresh();
  }

  /** Those of these lists. */
  of(names: readonly ListName[]): readonly SavedView[] {
    return this.list.filter(({ list }) => names.includes(list));
  }

  /** Shows a view. Its query is read like that of any address. */
  open({ list, query }: SavedView): void {
    const asked = parseQuery(query, [list]);
    router.filter(SECTION_OF[list], formatQuery(list, asked.query, asked.words));
  }

  async save(view: SavedView): Promise<void> {
    const request = { view, request: this.#requests.for(view) };
    this.#take(await freshness.change([], () => call("view_save", request)));
    this.#requests.granted();
  }

  async remove(name: string): Promise<void> {
    const request = { name, request: this.#requests.for(name) };
    this.#take(await freshness.change([], () => call("view_remove", request)));
    this.#requests.granted();
  }

  reset(): void {
    this.list = [];
    this.loaded = false;
  }

  #take(list: readonly SavedView[]): void {
    this.list = list;
    this.loaded = true;
  }
}

export const savedViews = new SavedViews();
