import type { Code, ParcelKind } from "../../api";
import { plural } from "../plural";

const arrived: Record<ParcelKind, (what: string) => string> = {
  raise: (what) => `Ticket ${what} has arrived and is in the pool`,
  message: (what) => `Your message has arrived: ${what}`,
  edit: (what) => `Your change of ${what} has arrived`,
  withdraw: (what) => `Your withdrawal of ${what} has arrived`,
};

/** Reasons that read otherwise when the text waited meanwhile; all others are told as everywhere. */
const reasons: Partial<Record<Code, string>> = {
  "ticket.version_conflict": "The ticket was changed while this waited. Compare both versions and decide.",
  "message.thread_moved": "New messages arrived while this waited. Read them, then send it or write it anew.",
};

/** Words for what is being written, what waits to be sent, and what is only remembered. */
export const unsent = {
  title: "Drafts",
  hint: "What you began to write and what waits to be sent. It is kept on this computer.",
  empty: "Nothing is unfinished",
  emptyHint: "What you begin to write is kept here until you send or discard it.",
  drafts: "Drafts",
  waiting: "Waiting to be sent",
  refused: "Not sent",
  what: {
    raise: "New ticket",
    message: (to: string) => `Message · ${to}`,
    edit: (ticket: string) => `Edit · ${ticket}`,
    complete: (ticket: string) => `Closing note · ${ticket}`,
    decline: (ticket: string) => `Reason for declining · ${ticket}`,
    withdraw: (ticket: string) => `Withdrawal · ${ticket}`,
    profile: "Your profile",
    unknown: "Something written",
    somebody: "a person",
  },
  untitled: "Without a title",
  noNote: "Without a reason",
  reasons,
  waits: "Waits; it is sent when the database is back",
  waitsHere: "Waits to be sent",
  underWay: "Being sent",
  mayHaveArrived: "May have arrived already; it is sent again until that is certain",
  yourChange: "This is your version. It is saved when the database is back.",
  withdrawing: "Your withdrawal waits. It is sent when the database is back.",
  keptDraft: "Kept as a draft",
  kept: "Kept. It is sent when the database is back.",
  takeBack: "Take back",
  tookBack: "Taken back; it is a draft again",
  open: "Open",
  look: "View",
  copy: "Copy text",
  copied: "Text copied",
  copyHint: "Select and copy the text below.",
  edit: "Edit again",
  compare: "Compare and decide",
  again: "Send again",
  asTicket: "Use as new ticket",
  another: "Keep it and start another",
  others: (count: number) =>
    plural("en", count, { one: "1 other unfinished ticket", other: `${count} other unfinished tickets` }),
  left: "What you wrote can no longer be used here",
  leftHint: "The ticket has moved on meanwhile. Your text is still here.",
  arrived,
  arrivedMany: (count: number) => `${count} things that waited have arrived`,
  refusedNow: (count: number) =>
    plural("en", count, { one: "Something could not be sent", other: `${count} things could not be sent` }),
  count: (count: number) =>
    plural("en", count, { one: "1 waits to be sent", other: `${count} wait to be sent` }),
  stays: (count: number) =>
    plural("en", count, {
      one: "1 thing still waits; it is sent when you sign in here again",
      other: `${count} things still wait; they are sent when you sign in here again`,
    }),
  notSent: (count: string) => `${count} not sent`,
  waitingMark: "Waits to be sent",
  asOf: (time: string) => `As of ${time}, from this computer`,
  unread: "Not read yet",
  unreadHint: "This has never been opened on this computer. It is here as soon as the database is back.",
  setAside: (file: string) =>
    `The drafts file on this computer was damaged. A new one was started; the damaged one is kept as ${file}.`,
};
