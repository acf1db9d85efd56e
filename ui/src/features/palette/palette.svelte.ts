/** How many actions are remembered as the latest. */
const REMEMBERED = 8;

/** Whether the palette is open, and what was chosen in it lately. Only as long as the window lives. */
class Palette {
  open = $state(false);
  #latest: string[] = [];

  /** Notes that an entry was chosen. */
  chosen(key: string): void {
    this.#latest = [key, ...this.#latest.filter((other) => other !== key)].slice(0, REMEMBERED);
  }

  /** The rank of an entry among the latest, 0 for the very last; absent when it is not among them. */
  rankOf(key: string): number | undefined {
    const rank = this.#latest.indexOf(key);
    return rank < 0 ? undefined : rank;
  }

  /** Another person sits down. */
  reset(): void {
    this.open = false;
    this.#latest = [];
  }
}

export const palette = new Palette();
