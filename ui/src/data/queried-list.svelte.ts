import type { Cached, ListName, ListQuery, QueriedPage, TicketCursor } from "../api";
import { call } from "../session/call";
import type { Topic } from "../session/freshness";
import { type Page, PagedList } from "./paged-list.svelte";

/** How many tickets one read passes over in search of a row before the person has to ask for more. */
const MOST = 10_000;

/** How far a list has come, whatever its rows are. */
export interface Progress {
  readonly looked: number;
  readonly looking: boolean;
  readonly rows: { readonly paused: boolean; more: () => Promise<void> };
  stop: () => void;
}

/** A list of tickets that is filtered or sorted: the database looks at some of them for each page, and this goes on until it finds one. */
export class QueriedList<Row> {
  readonly rows: PagedList<Row, TicketCursor>;
  /** How many tickets were looked at since the list was asked for. */
  looked = $state(0);
  /** It goes on looking. */
  looking = $state(false);
  #list: ListName;
  #query: ListQuery = {};
  /** Somebody read it. */
  #begun = false;
  /** Grows when somebody stops the search. */
  #stopped = 0;

  readonly #rowsOf: (page: QueriedPage) => Row[];

  constructor(
    list: ListName,
    topic: Topic,
    rowsOf: (page: QueriedPage) => Row[],
    keyOf: (row: Row) => number,
  ) {
    this.#list = list;
    this.#rowsOf = rowsOf;
    this.rows = new PagedList((after) => this.#read(after), keyOf, topic);
  }

  /** Is about these tickets of this list from now on. Whoever shows the rows reads them first. */
  async ask(list: ListName, query: ListQuery): Promise<void> {
    const before = [this.#list, this.#query];
    if (JSON.stringify(before) === JSON.stringify([list, query])) return;
    this.#list = list;
    this.#query = query;
    if (this.#begun) await this.rows.reload();
  }

  /** Ends the search where it is. */
  stop(): void {
    this.#stopped += 1;
  }

  reset(): void {
    this.stop();
    this.looked = 0;
    this.#query = {};
    this.#begun = false;
    this.rows.reset();
  }

  async #read(after: TicketCursor | null): Promise<Cached<Page<Row, TicketCursor>>> {
    const [list, query, stopped] = [this.#list, this.#query, this.#stopped];
    const goesOn = () => this.#stopped === stopped && this.#list === list && this.#query === query;
    if (after === null) this.looked = 0;
    let [passed, next] = [0, after];
    this.looking = true;
    this.#begun = true;
    try {
      for (;;) {
        const { value, asOf } = await call("ticket_list", { list, query, after: next });
        next = value.next;
        passed += value.looked;
        if (goesOn()) this.looked += value.looked;
        const rows = this.#rowsOf(value);
        if (rows.length > 0 || next === null || passed >= MOST || !goesOn())
          return { value: { rows, next }, asOf };
      }
    } finally {
      this.looking = false;
    }
  }
}
