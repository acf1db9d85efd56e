import { type Cached, type Timestamp, toWireError, type WireError } from "../api";
import type { Source, Topic } from "../session/freshness";
import { merge } from "./merge";

interface Page<Row, Cursor> {
  rows: Row[];
  next: Cursor | null;
}

/** What one reading answered: the rows that follow a cursor. */
interface Piece<Row, Cursor> {
  after: Cursor | null;
  rows: Row[];
}

/**
 * A list that is read page by page, and quietly read again where somebody looks at it. What lies below that is asked for when it
 * comes near; what lies above stays as it was until somebody looks there: ten thousand rows cost no more than the screen shows.
 */
export class PagedList<Row, Cursor> implements Source {
  rows = $state.raw<Row[]>([]);
  /** The first page has come. */
  loaded = $state(false);
  hasMore = $state(false);
  failure = $state.raw<WireError | null>(null);
  /** When the database last said so; absent when it just did. */
  asOf = $state<Timestamp | null>(null);
  readonly #read: (after: Cursor | null) => Promise<Cached<Page<Row, Cursor>>>;
  readonly keyOf: (row: Row) => number;
  readonly topic: Topic;
  #next: Cursor | null = null;
  #pieces: Piece<Row, Cursor>[] = [];
  /** The pieces from which on everything is of the last reading, and those that somebody looks at. */
  #fresh = 0;
  #seen = { from: 0, to: Infinity };
  /** Grows with each question and each reset: what was asked for before no longer counts. */
  #turn = $state(0);
  #busy = false;
  #again = false;

  constructor(
    read: (after: Cursor | null) => Promise<Cached<Page<Row, Cursor>>>,
    keyOf: (row: Row) => number,
    topic: Topic,
  ) {
    this.#read = read;
    this.keyOf = keyOf;
    this.topic = topic;
  }

  /** Another number for each question that the list answers. */
  get question(): number {
    return this.#turn;
  }

  /** It was read and nothing is in it. */
  get empty(): boolean {
    return this.loaded && this.rows.length === 0;
  }

  /** Reads again what somebody looks at and shows it at once. Calls during a reading lead to one more reading. */
  async refresh(): Promise<void> {
    this.#again = this.#busy;
    if (this.#busy) return;
    await this.#exclusively(async (turn) => {
      const from = Math.max(0, Math.min(this.#seen.from, this.#pieces.length - 1));
      const above = this.#pieces.slice(0, from);
      const wanted = Math.max(1, Math.min(this.#seen.to + 1, this.#pieces.length) - from);
      const fresh: Piece<Row, Cursor>[] = [];
      let next: Cursor | null = this.#pieces[from]?.after ?? null;
      do {
        const { value, asOf }: Cached<Page<Row, Cursor>> = await this.#read(next);
        if (turn !== this.#turn) return;
        this.asOf = asOf;
        // From memory comes the first page only: what is shown already is as good, and more.
        if (asOf !== null && this.rows.length >= value.rows.length && this.loaded) return;
        fresh.push({ after: next, rows: value.rows });
        next = value.next;
      } while (next !== null && fresh.length < wanted && this.asOf === null);
      this.#fresh = from;
      this.#show([...above, ...fresh], next);
    });
  }

  /** Reads one page more. */
  async more(): Promise<void> {
    if (this.#busy || this.#next === null) return;
    await this.#exclusively(async (turn) => {
      const { value: answer } = await this.#read(this.#next);
      if (turn !== this.#turn) return;
      this.#show([...this.#pieces, { after: this.#next, rows: answer.rows }], answer.next);
    });
  }

  /** Somebody looks at the rows from the first to the last of these places, and soon at those around them. */
  setVisible(first: number, last: number): void {
    let [from, to, at] = [0, 0, 0];
    for (const [index, { rows }] of this.#pieces.entries()) {
      if (at <= first) from = index;
      if (at <= last) to = index;
      at += rows.length;
    }
    this.#seen = { from: Math.max(0, from - 1), to: to + 1 };
    if (from < this.#fresh) void this.refresh();
  }

  /** Asks another question: what is shown stays until the new answer is there. */
  async reload(): Promise<void> {
    this.#turn += 1;
    this.#busy = false;
    this.#again = false;
    this.#begin();
    await this.refresh();
  }

  /** Takes a row away that this window knows to be gone, before the next reading. */
  remove(key: number): void {
    const others = (row: Row) => this.keyOf(row) !== key;
    this.#pieces = this.#pieces.map(({ after, rows }) => ({ after, rows: rows.filter(others) }));
    this.rows = this.rows.filter(others);
  }

  /** Forgets everything: another person, another question. */
  reset(): void {
    this.#turn += 1;
    this.#busy = false;
    this.#again = false;
    this.#begin();
    this.rows = [];
    this.loaded = false;
    this.hasMore = false;
    this.failure = null;
    this.asOf = null;
  }

  #begin(): void {
    this.#pieces = [];
    this.#next = null;
    this.#fresh = 0;
    this.#seen = { from: 0, to: Infinity };
  }

  #show(pieces: Piece<Row, Cursor>[], next: Cursor | null): void {
    this.#pieces = this.#once(pieces);
    const rows = this.#pieces.flatMap((piece) => piece.rows);
    this.rows = merge(this.rows, rows, this.keyOf);
    this.#next = next;
    this.hasMore = next !== null;
    this.loaded = true;
    this.failure = null;
  }

  /** A row that moved between two readings stands in both: only the later place is true. */
  #once(pieces: Piece<Row, Cursor>[]): Piece<Row, Cursor>[] {
    const pairs = pieces.flatMap(({ rows }, piece) => rows.map((row) => [this.keyOf(row), piece] as const));
    const last = new Map(pairs);
    return pieces.map(({ after, rows }, piece) => ({
      after,
      rows: rows.filter((row) => last.get(this.keyOf(row)) === piece),
    }));
  }

  async #exclusively(handler: (turn: number) => Promise<void>): Promise<void> {
    const turn = this.#turn;
    this.#busy = true;
    try {
      await handler(turn);
    } catch (thrown) {
      if (turn === this.#turn) this.failure = toWireError(thrown);
    }
    if (turn !== this.#turn) return;
    this.#busy = false;
    if (this.#again) await this.refresh();
  }
}
