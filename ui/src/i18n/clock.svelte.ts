const TURN = 20_000;

/** The current time for all relative times: one tick for all of them. */
class Clock {
  #here = $state(Date.now());
  #offset = $state(0);

  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    this.#run();
    document.addEventListener("visibilitychange", () => this.#run());
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

  /** Ticks while the window can be seen: in the tray nothing wakes the computer for ages that nobody reads. */
  #run(): void {
    clearInterval(this.#timer);
    if (document.visibilityState === "hidden") return;
    this.#tick();
    this.#timer = setInterval(() => this.#tick(), TURN);
  }

  #tick(): void {
    this.#here = Date.now();
  }
}

export const clock = new Clock();
