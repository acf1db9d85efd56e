const KEY = "ticket-desk.list";
const LEAST = 18;
const MOST = 40;

const wide = window.matchMedia("(width >= 100rem)");

function within(width: number): number {
  return Math.round(Math.max(LEAST, Math.min(width, MOST)) * 8) / 8;
}

function remembered(): number | null {
  const width = Number.parseFloat(localStorage.getItem(KEY) ?? "");
  return Number.isNaN(width) ? null : within(width);
}

/** The width of lists in rem: the person's choice on this computer, or what suits the window. */
class ListWidth {
  readonly least = LEAST;
  readonly most = MOST;
  #chosen = $state<number | null>(remembered());
  #usual = $state(wide.matches ? 26 : 23);

  constructor() {
    wide.addEventListener("change", () => (this.#usual = wide.matches ? 26 : 23));
  }

  get width(): number {
    return this.#chosen ?? this.#usual;
  }

  choose(width: number): void {
    this.#chosen = within(width);
    localStorage.setItem(KEY, String(this.#chosen));
  }

  /** Resets to what suits the window. */
  reset(): void {
    this.#chosen = null;
    localStorage.removeItem(KEY);
  }
}

export const listWidth = new ListWidth();
