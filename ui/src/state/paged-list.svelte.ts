import { toWireError, type WireError } from "../api";
import { merge } from "./merge";

interface Page<Row, Cursor> {
  rows: Row[];
  next: Cursor | null;
}

/** A list that is read page by page and read again quietly, keeping what was already loaded and its order. */
export class PagedList<Row, Cursor> {
  rows = $state.raw<Row[]>([]);
  /** The first page has come. */
  loaded = $state(false);
  hasMore = $state(false);
  failure = $state.raw<WireError | null>(null);
  readonly #read: (after: Cursor | null) => Promise<Page<Row, Cursor>>;
  readonly keyOf: (row: Row) => number;
  #next: Cursor | null = null;
  #pages = 1;
  /** Grows with each reset: what was asked for before no longer counts. */
  #turn = 0;
  #busy = false;
  #again = false;

  constructor(read: (after: Cursor | null) => Promise<Page<Row, Cursor>>, keyOf: (row: Row) => number) {
    this.#read = read;
    this.keyOf = keyOf;
  }

  /** Reads everything that is loaded again and shows it at once. Calls during a reading lead to one more reading. */
  async refresh(): Promise<void> {
    this.#again = this.#busy;
    if (this.#busy) return;
    await this.#exclusively(async (turn) => {
      const rows: Row[] = [];
      let next: Cursor | null = null;
      for (let page = 0; page < this.#pages && (page === 0 || next !== null); page += 1) {
        const answer: Page<Row, Cursor> = await this.#read(next);
        rows.push(...answer.rows);
        next = answer.next;
      }
      if (turn === this.#turn) this.#show(rows, next);
    });
  }

  /** Reads one page more. */
  async more(): Promise<void> {
    if (this.#busy || this.#next === null) return;
    await this.#exclusively(async (turn) => {
      const answer = await this.#read(this.#next);
      if (turn !== this.#turn) return;
      this.#pages += 1;
      const known = new Set(this.rows.map(this.keyOf));
      this.#show([...this.rows, ...answer.rows.filter((row) => !known.has(this.keyOf(row)))], answer.next);
    });
  }

  /** Asks another question: what is shown stays until the new answer is there. */
  async anew(): Promise<void> {
    this.#turn += 1;
    this.#busy = false;
    this.#again = false;
    this.#pages = 1;
    await this.refresh();
  }

  /** Takes a row away that this window knows to be gone, before the next reading. */
  remove(key: number): void {
    this.rows = this.rows.filter((row) => this.keyOf(row) !== key);
  }

  /** Forgets everything: another person, another question. */
  reset(): void {
    this.#turn += 1;
    this.#busy = false;
    this.#again = false;
    this.#pages = 1;
    this.#next = null;
    this.rows = [];
    this.loaded = false;
    this.hasMore = false;
    this.failure = null;
  }

  #show(rows: Row[], next: Cursor | null): void {
    this.rows = merge(this.rows, rows, this.keyOf);
    this.#next = next;
    this.hasMore = next !== null;
    this.loaded = true;
    this.failure = null;
  }

  async #exclusively(deed: (turn: number) => Promise<void>): Promise<void> {
    const turn = this.#turn;
    this.#busy = true;
    try {
      await deed(turn);
    } catch (thrown) {
      if (turn === this.#turn) this.failure = toWireError(thrown);
    }
    if (turn !== this.#turn) return;
    this.#busy = false;
    if (this.#again) await this.refresh();
  }
}
