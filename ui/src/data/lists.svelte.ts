import type {
  DirectoryCursor,
  DirectoryEntry,
  InboxItem,
  LogRow,
  PoolCursor,
  QueriedPage,
  Role,
  TicketCursor,
  TicketRow,
} from "../api";
import { call } from "../session/call";
import { categories } from "./categories.svelte";
import { oldest, usual } from "./figures.svelte";
import { PagedList } from "./paged-list.svelte";
import { QueriedList } from "./queried-list.svelte";
import { savedViews } from "./saved-views.svelte";
import { ticketSearch } from "./search.svelte";
import { targets } from "./targets.svelte";
import { router } from "../window/router.svelte";

const idOf = (row: { id: number }) => row.id;
const rowsOf = ({ rows }: QueriedPage) => rows;

/** Every list of the signed-in person. They outlive their screens, so that returning shows them at once. */
class Lists {
  /** The directory shows names with this prefix. */
  prefix = $state("");
  /** What the palette searches for in tickets and at the beginning of names. */
  query = "";
  /** The query that has been answered. */
  answered = $state("");
  /** The pool shows every category, not only those that the responder serves. */
  everything = $state(false);
  #search = 0;

  pool = new PagedList<TicketRow, PoolCursor>(
    (after) => call("ticket_pool", { everything: this.everything, after }),
    idOf,
    "pool",
  );
  open = new PagedList<TicketRow, TicketCursor>(
    (after) => call("ticket_mine", { done: false, after }),
    idOf,
    "tickets",
  );
  done = new PagedList<TicketRow, TicketCursor>(
    (after) => call("ticket_mine", { done: true, after }),
    idOf,
    "tickets",
  );
  work = new PagedList<TicketRow, never>(
    async () => {
      const { value, asOf } = await call("ticket_work", null);
      return { value: { rows: value, next: null }, asOf };
    },
    idOf,
    "tickets",
  );
  log = new PagedList<LogRow, TicketCursor>(
    (after) => call("ticket_log", { after }),
    (row) => row.ticket,
    "log",
  );
  /** The lists of tickets as their address filters or sorts them. */
  queried = {
    pool: new QueriedList("served", "pool", rowsOf, idOf),
    work: new QueriedList("work", "tickets", rowsOf, idOf),
    mine: new QueriedList("open", "tickets", rowsOf, idOf),
    log: new QueriedList(
      "log",
      "log",
      ({ lines }) => lines,
      (line: LogRow) => line.ticket,
    ),
  };
  inbox = new PagedList<InboxItem, number>(
    (before) => call("message_inbox", { unread: false, before }),
    idOf,
    "inbox",
  );
  unread = new PagedList<InboxItem, number>(
    (before) => call("message_inbox", { unread: true, before }),
    idOf,
    "inbox",
  );
  people = new PagedList<DirectoryEntry, DirectoryCursor>(
    (after) => call("person_directory", { prefix: this.prefix, after }),
    idOf,
    "people",
  );
  foundPeople = new PagedList<DirectoryEntry, DirectoryCursor>(
    (after) => call("person_directory", { prefix: this.query, after }),
    idOf,
    "people",
  );
  /** Tickets from any list: only the database knows all of them. */
  foundTickets = new PagedList<TicketRow, never>(
    async () => {
      const { value, asOf } = await call("ticket_search", { query: this.query, filters: {}, after: null });
      return { value: { rows: value.rows.map(({ ticket }) => ticket), next: null }, asOf };
    },
    idOf,
    "tickets",
  );

  /** Loads the lists that the palette searches and no screen has loaded yet. */
  preload(role: Role): void {
    const { pool, work, log, open, done, inbox, people } = this;
    const own = role === "responder" ? [pool, work, log] : [open, done];
    for (const list of [...own, inbox, people]) if (!list.loaded) void list.refresh();
  }

  /** Searches for tickets with these words in any of their texts, and for people whose names begin with them. */
  async search(words: string): Promise<void> {
    const search = ++this.#search;
    this.query = words;
    if (words === "") {
      this.foundPeople.reset();
      this.foundTickets.reset();
    } else await Promise.all([this.foundPeople.reload(), this.foundTickets.reload()]);
    if (this.#search === search) this.answered = words;
  }

  /** The tickets that a section shows: those of its address, or else the whole list. */
  shown(section: "pool" | "work"): PagedList<TicketRow, never> {
    const isQueried = router.route?.section === section && router.route.query !== "";
    return (isQueried ? this.queried[section].rows : this[section]) as PagedList<TicketRow, never>;
  }

  /** Shows the whole pool, or what the responder serves. */
  async showEverything(everything: boolean): Promise<void> {
    this.everything = everything;
    await this.pool.reload();
  }

  reset(): void {
    this.prefix = "";
    this.everything = false;
    categories.reset();
    targets.reset();
    usual.reset();
    oldest.reset();
    savedViews.reset();
    ticketSearch.reset();
    this.query = "";
    this.answered = "";
    this.#search += 1;
    for (const list of [
      this.pool,
      this.open,
      this.done,
      this.work,
      this.log,
      this.inbox,
      this.unread,
      this.people,
      this.foundPeople,
      this.foundTickets,
      ...Object.values(this.queried),
    ]) {
      list.reset();
    }
  }
}

export const lists = new Lists();
