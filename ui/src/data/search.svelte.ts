import type { FoundTicket, TicketCursor } from "../api";
import { call } from "../session/call";
import { PagedList } from "./paged-list.svelte";

/** The tickets that have the words of a query, wherever they stand. */
class TicketSearch {
  /** As it was typed. */
  query = $state("");
  /** The query that the database, or what this computer keeps in its place, has answered. */
  answered = $state("");
  found = new PagedList<FoundTicket, TicketCursor>(
    (after) => call("ticket_search", { query: this.query, after }),
    (row) => row.ticket.id,
    "tickets",
  );

  /** The answer is still on its way. */
  get looking(): boolean {
    return this.query !== this.answered;
  }

  /** Shows what this computer keeps at once, and the database's answer when it arrives. */
  async seek(query: string): Promise<void> {
    if (query === this.query) return;
    this.query = query;
    if (query === "") {
      this.answered = "";
      this.found.reset();
      this.found.loaded = true;
      return;
    }
    const answer = this.found.reload();
    const { question } = this.found;
    void call("ticket_search_kept", { query, after: null })
      .then(({ value }) => this.found.preview(question, value.rows))
      // The database's answer is under way, and says what is wrong.
      .catch(() => undefined);
    await answer;
    if (this.query === query) this.answered = query;
  }

  /** Forgets everything, for another person. */
  reset(): void {
    this.query = "";
    this.answered = "";
    this.found.reset();
  }
}

export const ticketSearch = new TicketSearch();
