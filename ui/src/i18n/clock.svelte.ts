const TURN = 20_000;

/** The current time for all relative times: one tick for all of them. */
class Clock {
  #here = $state(Date.now());
  #offset = $state(0);

  constructor() {
    setInterval(() => this.#tick(), TURN);
    document.addEventListener("visibilitychange", () => this.#tick());
  }

  /** By the database's clock: for everything that was stamped by it or by the desk. */
  get now(): number {
    return this.#here + this.#offset;
  }

  /** By this computer's clock: for what a person sets by it, such as quiet hours. */
  get here(): number {
    return this.#here;
  }

  /** The database's clock is this many milliseconds ahead of this computer's. */
  follow(offset: number): void {
    this.#offset = offset;
  }

  #tick(): void {
    this.#here = Date.now();
  }
}

export const clock = new Clock();
