/** How many recent actions are kept. */
const REMEMBERED = 8;

/** Whether the palette is open, and the recent choices of this window. */
class Palette {
  open = $state(false);
  #latest: string[] = [];

  /** Records that an entry was chosen. */
  chosen(key: string): void {
    this.#latest = [key, ...this.#latest.filter((other) => other !== key)].slice(0, REMEMBERED);
  }

  /** The rank of an entry among the recent ones, 0 for the newest; undefined if it is not among them. */
  rankOf(key: string): number | undefined {
    const rank = this.#latest.indexOf(key);
    return rank < 0 ? undefined : rank;
  }

  /** Clears everything for another person. */
  reset(): void {
    this.open = false;
    this.#latest = [];
  }
}

export const palette = new Palette();
