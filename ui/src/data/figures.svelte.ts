import type { CategoryId, Figures } from "../api";
import { type Spoken, spoken } from "../i18n/due";
import { call } from "../session/call";

const MINUTE = 60_000;
/** How long a figure is shown before it is asked for again, in milliseconds. */
const AGE = 60 * MINUTE;

/** How long tickets of each category usually take. It changes slowly: each is asked for once an hour. */
class Usual {
  #known = $state.raw<ReadonlyMap<CategoryId, { at: number; minutes: number | null }>>(new Map());

  /** Absent where nobody knows yet, or where there were too few tickets to tell. */
  of(category: CategoryId): Spoken | null {
    const minutes = this.#known.get(category)?.minutes ?? null;
    return minutes === null ? null : spoken(minutes * MINUTE);
  }

  /** Asks the database unless the figure is there. */
  async need(category: CategoryId): Promise<void> {
    const known = this.#known.get(category);
    if (known !== undefined && Date.now() - known.at < AGE) return;
    try {
      const { usualMinutes } = await call("ticket_figures", { category });
      this.#known = new Map(this.#known).set(category, { at: Date.now(), minutes: usualMinutes });
    } catch {
      // A figure that is not there is not shown.
    }
  }

  reset(): void {
    this.#known = new Map();
  }
}

export const usual = new Usual();

/** Since when the oldest ticket of the pool waits, of those that the responder serves. */
class Oldest {
  readonly topic = "pool";
  loaded = $state(false);
  since = $state<string | null>(null);

  async refresh(): Promise<void> {
    try {
      const figures: Figures = await call("ticket_figures", { category: null });
      this.since = figures.waitingSince;
      this.loaded = true;
    } catch {
      this.since = null;
    }
  }

  reset(): void {
    this.loaded = false;
    this.since = null;
  }
}

export const oldest = new Oldest();
