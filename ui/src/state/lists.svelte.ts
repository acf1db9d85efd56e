import type { DirectoryCursor, DirectoryEntry, InboxItem, LogRow, TicketCursor, TicketRow } from "../api";
import { call } from "./call";
import { PagedList } from "./paged-list.svelte";

const idOf = (row: { id: number }) => row.id;

/** Every list of the signed-in person. They outlive their screens, so that coming back shows them at once. */
class Lists {
  /** The beginning of the names that the directory shows. */
  prefix = $state("");

  pool = new PagedList<TicketRow, TicketCursor>((after) => call("ticket_pool", { after }), idOf);
  open = new PagedList<TicketRow, TicketCursor>((after) => call("ticket_mine", { done: false, after }), idOf);
  done = new PagedList<TicketRow, TicketCursor>((after) => call("ticket_mine", { done: true, after }), idOf);
  work = new PagedList<TicketRow, never>(
    async () => ({ rows: await call("ticket_work", null), next: null }),
    idOf,
  );
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

  reset(): void {
    this.prefix = "";
    for (const list of [
      this.pool,
      this.open,
      this.done,
      this.work,
      this.log,
      this.inbox,
      this.unread,
      this.people,
    ]) {
      list.reset();
    }
  }
}

export const lists = new Lists();
