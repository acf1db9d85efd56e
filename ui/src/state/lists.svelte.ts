import type {
  DirectoryCursor,
  DirectoryEntry,
  InboxItem,
  LogRow,
  Role,
  TicketCursor,
  TicketRow,
} from "../api";
import { call } from "./call";
import { PagedList } from "./paged-list.svelte";

const idOf = (row: { id: number }) => row.id;

/** Every list of the signed-in person. They outlive their screens, so that coming back shows them at once. */
class Lists {
  /** The beginning of the names that the directory shows. */
  prefix = $state("");
  /** The beginning of the names that the palette looks for. */
  sought = "";

  pool = new PagedList<TicketRow, TicketCursor>((after) => call("ticket_pool", { after }), idOf);
  open = new PagedList<TicketRow, TicketCursor>((after) => call("ticket_mine", { done: false, after }), idOf);
  done = new PagedList<TicketRow, TicketCursor>((after) => call("ticket_mine", { done: true, after }), idOf);
  work = new PagedList<TicketRow, never>(async () => {
    const { value, asOf } = await call("ticket_work", null);
    return { value: { rows: value, next: null }, asOf };
  }, idOf);
  log = new PagedList<LogRow, TicketCursor>(
    (after) => call("ticket_log", { after }),
    (row) => row.ticket,
  );
  inbox = new PagedList<InboxItem, number>(
    (before) => call("message_inbox", { unread: false, before }),
    idOf,
  );
  unread = new PagedList<InboxItem, number>(
    (before) => call("message_inbox", { unread: true, before }),
    idOf,
  );
  people = new PagedList<DirectoryEntry, DirectoryCursor>(
    (after) => call("person_directory", { prefix: this.prefix, after }),
    idOf,
  );
  found = new PagedList<DirectoryEntry, DirectoryCursor>(
    (after) => call("person_directory", { prefix: this.sought, after }),
    idOf,
  );

  /** Reads what the palette searches and no screen has read yet. */
  acquaint(role: Role): void {
    const { pool, work, log, open, done, inbox, people } = this;
    const own = role === "responder" ? [pool, work, log] : [open, done];
    for (const list of [...own, inbox, people]) if (!list.loaded) void list.refresh();
  }

  /** Looks for people whose names begin like this. */
  seek(prefix: string): void {
    this.sought = prefix;
    if (prefix === "") this.found.reset();
    else void this.found.anew();
  }

  reset(): void {
    this.prefix = "";
    this.sought = "";
    for (const list of [
      this.pool,
      this.open,
      this.done,
      this.work,
      this.log,
      this.inbox,
      this.unread,
      this.people,
      this.found,
    ]) {
      list.reset();
    }
  }
}

export const lists = new Lists();
