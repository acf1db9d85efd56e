import { tick } from "svelte";

/** How long keys are buffered, in milliseconds: nobody types ahead for longer. */
const TIMEOUT = 5000;

/** Keys that write; all others, such as Escape and Tab, take effect at once. */
const WRITES = /^(.|Enter|Backspace)$/u;

/**
 * Buffers keys typed before their target has mounted, as by somebody who claims a ticket and starts writing at once. Replays them
 * when it has mounted, and drops them when it does not: the letters of a sentence must never trigger actions.
 */
export class TypeAhead {
  #keys: KeyboardEvent[] = [];
  #waits = 0;
  #obeying = false;
  #now = false;

  /** `again` replays a key with the focus of that moment. */
  constructor(private readonly again: (event: KeyboardEvent) => void) {}

  /** Starts buffering for a target. Call the returned function with whether the target mounted. */
  wait(): (came: boolean) => void {
    let over = false;
    const end = (came: boolean) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      this.#waits -= 1;
      if (!came) this.#keys = [];
      void this.#obey();
    };
    const timer = setTimeout(() => end(false), TIMEOUT);
    this.#waits += 1;
    return end;
  }

  /** Buffers a key for a target that has not mounted. Returns whether one is expected. */
  waits(event: KeyboardEvent): boolean {
    return this.#waits > 0 && this.#keep(event);
  }

  /** Buffers a writing key behind the buffered ones. Returns whether there are any. */
  follows(event: KeyboardEvent): boolean {
    return (
      !this.#now && (this.#keys.length > 0 || this.#obeying) && WRITES.test(event.key) && this.#keep(event)
    );
  }

  #keep(event: KeyboardEvent): true {
    this.#keys.push(event);
    return true;
  }

  /** Replays one key at a time: each may open the field for the next, or expect a target itself. */
  async #obey(): Promise<void> {
    if (this.#obeying) return;
    this.#obeying = true;
    await tick();
    while (this.#waits === 0) {
      const next = this.#keys.shift();
      if (next === undefined) break;
      this.#now = true;
      this.again(next);
      this.#now = false;
      await tick();
    }
    this.#obeying = false;
  }
}
