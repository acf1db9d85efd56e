import type { FoundTicket, ListQuery, SearchCursor } from "../api";
import { call } from "../session/call";
import { formatQuery } from "./list-query";
import { PagedList } from "./paged-list.svelte";

/** The tickets that have the words of a query, wherever they stand. */
class TicketSearch {
  /** As it was typed. */
  query = $state("");
  /** Which tickets are wanted, in which order. */
  filters = $state.raw<ListQuery>({});
  /** Words and filters that the database, or what this computer keeps in its place, has answered. */
  #answered = $state("");
  found = new PagedList<FoundTicket, SearchCursor>(
    (after) => call("ticket_search", { query: this.query, filters: this.filters, after }),
    (row) => row.ticket.id,
    "tickets",
  );

  /** The answer is still on its way. */
  get looking(): boolean {
    return this.#asked !== this.#answered;
  }

  /** There are words, and they have an answer. */
  get answered(): boolean {
    return this.query !== "" && !this.looking;
  }

  get #asked(): string {
    return this.query === "" ? "" : formatQuery("search", this.filters, this.query);
  }

  /** Shows what this computer keeps at once, and the database's answer when it arrives. */
  async seek(query: string, filters: ListQuery): Promise<void> {
    const before = this.#asked;
    this.query = query;
    this.filters = filters;
    const asked = this.#asked;
    if (asked === before) return;
    if (query === "") {
      this.#answered = "";
      this.found.reset();
      this.found.loaded = true;
      return;
    }
    const answer = this.found.reload();
    const { question } = this.found;
    void call("ticket_search_kept", { query, filters, after: null })
      .then(({ value }) => this.found.preview(question, value.rows))
      // The database's answer is under way, and says what is wrong.
      .catch(() => undefined);
    await answer;
    if (this.#asked === asked) this.#answered = asked;
  }

  /** Forgets everything, for another person. */
  reset(): void {
    this.query = "";
    this.filters = {};
    this.#answered = "";
    this.found.reset();
  }
}

export const ticketSearch = new TicketSearch();
