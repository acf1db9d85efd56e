import { tick } from "svelte";

/** How long keys wait, in milliseconds: nobody types ahead for longer. */
const TIMEOUT = 5000;

/** Keys that write; all others, such as Escape and Tab, are for now. */
const WRITES = /^(.|Enter|Backspace)$/u;

/**
 * Keys that are pressed before what they are for is on the screen, as by somebody who claims a ticket and goes on to write at once.
 * They are obeyed when it has come, and forgotten when it does not: the letters of a sentence must never be taken for actions.
 */
export class TypeAhead {
  #keys: KeyboardEvent[] = [];
  #waits = 0;
  #obeying = false;
  #now = false;

  /** `again` presses a key once more, with the focus as it is then. */
  constructor(private readonly again: (event: KeyboardEvent) => void) {}

  /** Something is on its way. The returned function tells whether it came. */
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

  /** Keeps a key that acts on what is not there yet. Answers whether anything is on its way. */
  waits(event: KeyboardEvent): boolean {
    return this.#waits > 0 && this.#keep(event);
  }

  /** Keeps a key that writes behind those that wait. Answers whether any do. */
  follows(event: KeyboardEvent): boolean {
    return (
      !this.#now && (this.#keys.length > 0 || this.#obeying) && WRITES.test(event.key) && this.#keep(event)
    );
  }

  #keep(event: KeyboardEvent): true {
    this.#keys.push(event);
    return true;
  }

  /** One after the other: a key may open the field that the next ones are for, or wait for something itself. */
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
