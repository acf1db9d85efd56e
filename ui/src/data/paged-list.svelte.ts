import { type Cached, type Timestamp, toWireError, type WireError } from "../api";
import type { Source, Topic } from "../session/freshness";
import { merge } from "./merge";

/** A page of rows, and where to go on. */
export interface Page<Row, Cursor> {
  rows: Row[];
  next: Cursor | null;
}

/** One page: the rows after a cursor. */
interface Piece<Row, Cursor> {
  after: Cursor | null;
  rows: Row[];
}

/** What a screen needs of a list to show it. */
export interface Shown<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => number;
  readonly question: number;
  readonly empty: boolean;
  readonly loaded: boolean;
  readonly hasMore: boolean;
  readonly paused: boolean;
  readonly failure: WireError | null;
  readonly asOf: Timestamp | null;
  /** What is read while the list is on the screen. */
  readonly source: Source;
  more: () => Promise<void>;
  refresh: () => Promise<void>;
  setVisible: (first: number, last: number) => void;
}

/**
 * A list that loads page by page and refreshes the visible rows in the background. Rows below load when they come near; rows above
 * refresh when they become visible: ten thousand rows cost no more than the screen shows.
 */
export class PagedList<Row, Cursor> implements Source, Shown<Row> {
  rows = $state.raw<Row[]>([]);
  /** The first page is loaded. */
  loaded = $state(false);
  hasMore = $state(false);
  /** The last page was empty although more may follow: the next one is read when somebody asks for it. */
  paused = $state(false);
  failure = $state.raw<WireError | null>(null);
  /** When the database last answered; absent for a fresh answer. */
  asOf = $state<Timestamp | null>(null);
  readonly #read: (after: Cursor | null) => Promise<Cached<Page<Row, Cursor>>>;
  readonly keyOf: (row: Row) => number;
  readonly topic: Topic;
  readonly source: Source = this;
  #next: Cursor | null = null;
  #pieces: Piece<Row, Cursor>[] = [];
  /** From which piece on everything is fresh, and which pieces are visible. */
  #fresh = 0;
  #seen = { from: 0, to: Infinity };
  /** Grows with each query and each reset: older answers no longer count. */
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

  /** A new number for each query. */
  get question(): number {
    return this.#turn;
  }

  /** It is loaded and has no rows. */
  get empty(): boolean {
    return this.loaded && this.rows.length === 0;
  }

  /** Refreshes the visible rows. Calls during a read lead to one more read. */
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
        // The cache answers the first page only: what is shown already is as good, and more.
        if (asOf !== null && this.#pieces.length > 0 && this.rows.length >= value.rows.length) return;
        fresh.push({ after: next, rows: value.rows });
        next = value.next;
      } while (next !== null && fresh.length < wanted && this.asOf === null);
      this.#fresh = from;
      this.#show([...above, ...fresh], next);
    });
  }

  /** Loads the next page. */
  async more(): Promise<void> {
    if (this.#busy || this.#next === null) return;
    await this.#exclusively(async (turn) => {
      const { value: answer } = await this.#read(this.#next);
      if (turn !== this.#turn) return;
      this.#show([...this.#pieces, { after: this.#next, rows: answer.rows }], answer.next);
    });
  }

  /** Says which rows are visible; those around them count as visible too. */
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

  /** Runs a new query: the old rows stay until its answer arrives. */
  async reload(): Promise<void> {
    this.#turn += 1;
    this.#busy = false;
    this.#again = false;
    this.#begin();
    await this.refresh();
  }

  /** Shows rows that are at hand until the query has its answer. `question` says for which query they are. */
  preview(question: number, rows: Row[]): void {
    if (question !== this.#turn || this.#pieces.length > 0 || rows.length === 0) return;
    this.rows = merge(this.rows, rows, this.keyOf);
    this.loaded = true;
  }

  /** Removes a row that is known to be gone, before the next read. */
  remove(key: number): void {
    const others = (row: Row) => this.keyOf(row) !== key;
    this.#pieces = this.#pieces.map(({ after, rows }) => ({ after, rows: rows.filter(others) }));
    this.rows = this.rows.filter(others);
  }

  /** Forgets everything: another person, another query. */
  reset(): void {
    this.#turn += 1;
    this.#busy = false;
    this.#again = false;
    this.#begin();
    this.rows = [];
    this.loaded = false;
    this.hasMore = false;
    this.paused = false;
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
    this.paused = this.hasMore && pieces.at(-1)?.rows.length === 0;
    this.loaded = true;
    this.failure = null;
  }

  /** A row that moved between two reads is in both: only the later one is current. */
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
