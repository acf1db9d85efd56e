import type { Priority, PriorityTarget } from "../api";
import { type Spoken, target } from "../i18n/due";
import { call } from "../session/call";
import type { Source } from "../session/freshness";

/** How soon somebody should claim a ticket of each priority, as the administrator set it. */
class Targets implements Source {
  readonly topic = "settings";
  loaded = $state(false);
  #list = $state.raw<readonly PriorityTarget[]>([]);

  /** Absent while it is not known. */
  of(priority: Priority): Spoken | undefined {
    const minutes = this.#list.find((each) => each.priority === priority)?.minutes;
    return minutes === undefined ? undefined : target(minutes);
  }

  /** Reads them unless they are there. */
  need(): void {
    if (!this.loaded) void this.refresh();
  }

  async refresh(): Promise<void> {
    try {
      this.#list = (await call("priority_list", null)).value;
      this.loaded = true;
    } catch {
      // What is known stays; the next form asks again.
    }
  }

  reset(): void {
    this.#list = [];
    this.loaded = false;
  }
}

export const targets = new Targets();
