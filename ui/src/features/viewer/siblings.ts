import { getContext, setContext } from "svelte";
import type { Attachment } from "../../api";

/** A ticket and all of its files. */
export interface TicketFiles {
  ticket: number;
  attachments: readonly Attachment[];
}

const KEY = Symbol("files of the ticket");

/** Makes a ticket's files known to everything inside of the calling component: those that can be looked at are leafed through as one. */
export function provideTicketFiles(files: () => TicketFiles): void {
  setContext(KEY, files);
}

/** The files of the ticket around the calling component. */
export function ticketFiles(): (() => TicketFiles) | undefined {
  return getContext(KEY);
}
