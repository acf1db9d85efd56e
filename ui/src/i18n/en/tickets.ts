import type { AlertKind, EventKind, LogStatus, TicketStatus } from "../../api";
import { plural } from "../plural";

const status: Record<TicketStatus, string> = { pending: "Pending", "in process": "In process", done: "Done" };

/** What follows the name of whoever did it, or "You". */
const event: Record<EventKind, (you: boolean) => string> = {
  raised: () => "raised the ticket",
  edited: () => "edited the ticket",
  assigned: () => "claimed the ticket",
  completed: () => "completed the ticket",
  declined: () => "declined the ticket",
  released: () => "left; the ticket went back to the pool",
  withdrawn: () => "withdrew the ticket",
};

const alert: Record<AlertKind, (who: string) => string> = {
  claimed: (who) => `${who} claimed your ticket`,
  completed: (who) => `${who} completed your ticket`,
  declined: (who) => `${who} declined your ticket; it waits again`,
  released: () => "Your ticket waits again: its responder has left",
  all_declined: () => "Every responder has declined your ticket",
  edited: (who) => `${who} edited the ticket you are working on`,
  withdrawn: (who) => `${who} withdrew the ticket`,
};

const log: Record<LogStatus, string> = {
  claimed: "Claimed",
  completed: "Completed",
  declined: "Declined",
  ended: "Ended",
};

/** Words for lists of tickets. */
export const lists = {
  pool: "Pool",
  mine: "My tickets",
  work: "My work",
  log: "Log",
  open: "Open",
  done: "Done",
  more: "Show more",
  emptyPool: "The pool is empty",
  emptyPoolHint: "New tickets appear here by themselves. Take a breath.",
  emptyMine: "You have no open tickets",
  emptyMineHint: "Tell us what needs fixing and follow it here.",
  emptyDone: "Nothing is done yet",
  emptyDoneHint: "Completed and withdrawn tickets stay here for good.",
  emptyWork: "You have no tickets in process",
  emptyWorkHint: "Claim one from the pool; it is yours until you complete or decline it.",
  emptyLog: "Your log is empty",
  emptyLogHint: "What you claim, complete and decline is kept here.",
  goToPool: "Open the pool",
  none: "No ticket selected",
  noneHint: "Choose one from the list, or move with the arrow keys.",
  unread: (count: string) => `${count} unread`,
  gone: "You can no longer open this ticket.",
};

/** Words for one ticket. */
export const ticket = {
  status,
  withdrawn: "Withdrawn",
  event,
  alert,
  log,
  number: (id: number) => `#${id}`,
  raisedBy: "Raised by",
  responder: "Responder",
  nobody: "Nobody yet",
  since: "since",
  completed: "Completed",
  administrator: "Administrator",
  former: "deactivated",
  you: "You",
  ahead: (count: number, text: string) =>
    plural("en", count, { one: `${text} ticket ahead`, other: `${text} tickets ahead` }),
  next: "Next in line",
  noteOf: { completed: "Closing note", withdrawn: "Reason for withdrawal" },
  activity: "Activity",
  show: { all: "All", messages: "Messages", history: "History" },
  noMessages: "No messages yet",
  changes: "What changed",
  before: "Before",
  after: "After",
  fields: { title: "Title", description: "Description", status: "Status", responder: "Responder" },
  newMessages: "New",
  jumpToNew: "New messages",
  unavailable: "This ticket is not available",
  unavailableHint: "It may have been claimed by somebody else, withdrawn, or declined by you.",
};

/** Words for what can be done with a ticket. */
export const actions = {
  bar: "Ticket actions",
  raise: "New ticket",
  raiseTitle: "Raise a ticket",
  raiseHint: "Say what is wrong, where, and since when. A responder picks it up from the pool.",
  raiseSend: "Raise ticket",
  raised: (id: number) => `Ticket #${id} is in the pool`,
  title: "Title",
  titleHint: "One line, such as “Printer on floor 2 jams”",
  description: "Description",
  descriptionHint: "What happens? What did you expect? What have you tried?",
  claim: "Claim",
  claimDone: (id: number) => `#${id} is yours`,
  taken: (who: string, ahead: string) => `${who} was ${ahead} faster`,
  takenHint: "The ticket is theirs now. Nothing for you to do.",
  takenNext: "Open the next ticket",
  takenNone: "The pool is empty now.",
  edit: "Edit",
  save: "Save",
  saved: "Saved",
  complete: "Complete",
  completeTitle: (id: number) => `Complete ticket #${id}`,
  completeHint: "The ticket is done and the employee is told.",
  completeNote: "Closing note",
  completeNoteHint: "What was done? The employee reads this.",
  completeSend: "Complete",
  completeDone: (id: number) => `#${id} is done`,
  decline: "Decline",
  declineTitle: (id: number) => `Decline ticket #${id} for good`,
  declineHint:
    "The ticket goes back to the pool for the others. You will never see it in the pool again and cannot claim it again. This cannot be undone.",
  declineNote: "Reason",
  declineNoteHint: "The employee reads it, and the history keeps it.",
  declineSend: "Decline for good",
  declineDone: (id: number) => `#${id} is back in the pool for the others`,
  withdraw: "Withdraw",
  withdrawTitle: (id: number) => `Withdraw ticket #${id}`,
  withdrawHint: "Nobody will work on it any more. It stays in your history. This cannot be undone.",
  withdrawNote: "Reason",
  withdrawNoteHint: "The responder reads it, and the history keeps it.",
  withdrawSend: "Withdraw ticket",
  withdrawDone: (id: number) => `#${id} is withdrawn`,
  linkCopied: (id: number) => `Link to #${id} copied`,
  needsDatabase: "Needs the database, which is not reachable right now.",
};

/** Words for two versions of the same thing. */
export const conflict = {
  title: "Changed somewhere else",
  hint: "Nothing is overwritten. Your text is still in the form below.",
  other: "Saved version",
  mine: "Your version",
  keepMine: "Save my version",
  takeOther: "Use the saved version",
  tookOther: "Your text was replaced by the saved version",
};
