import { type CategoryId, type Delivery, type Priority, type Ticket, toWireError } from "../../api";
import { RequestIds } from "../../data/request-id";
import { showTicket } from "../../data/views.svelte";
import { t } from "../../i18n";
import { errorText } from "../../i18n/errors";
import { call } from "../../session/call";
import { freshness } from "../../session/freshness";
import { toasts } from "../../window/toasts.svelte";
import { valueOf } from "../outbox/choices";
import { keptText } from "../outbox/limited";
import { outbox } from "../outbox/outbox.svelte";
import { called } from "./action-texts";
import type { MenuAction } from "./actions";

/** Of the last choice: a repeated choice that failed keeps its request id, so that the database runs it once. */
const requests = new RequestIds();

interface Request<Value> {
  request: string;
  ticket: number;
  note: string;
  from: Value | null;
}

/** How a menu's choice is told and sent. */
interface Menu<Value> {
  name: MenuAction;
  words: (value: Value) => string;
  send: (request: Request<Value>, value: Value) => Promise<Delivery<Ticket>>;
}

/** The value that a new choice replaces. One that still waits is taken back: the new one takes its place. */
async function replaced<Value>(name: MenuAction, ticket: number, shown: Value): Promise<Value | null> {
  const queued = outbox.choiceOf(ticket, name);
  if (queued === null) return shown;
  if (queued.state.state === "delivering") return valueOf(queued.operation) as Value;
  await outbox.takeBack(queued.id);
  return queued.operation.from as Value | null;
}

/** The toast that offers the way back from a choice, by what was chosen. */
const ways = new Map<string, number>();

/** Runs the choice of a value over the one that is shown, and tells of it with a way back. */
async function choose<Value>(menu: Menu<Value>, id: number, shown: Value, value: Value): Promise<void> {
  const { name, words, send } = menu;
  const what = `${name} ${id}`;
  // The next choice closes the way back from the one before.
  toasts.dismiss(ways.get(what) ?? 0);
  try {
    const from = await replaced(name, id, shown);
    if (from === value) {
      toasts.say(t("outbox-took-back-choice"));
      return;
    }
    const request = { ticket: id, note: "", from, request: requests.for([name, id, from, value]) };
    const sent = await freshness.change(["pool", "tickets", "threads"], () => send(request, value));
    requests.granted();
    const delivered = sent.outcome === "delivered";
    if (delivered) showTicket(sent.answer);
    const said = delivered
      ? t(`action-${name}-done`, { what: called(id), value: words(value) })
      : keptText(sent.item);
    const back = { words: t("app-undo"), handler: () => void choose(menu, id, value, shown) };
    ways.set(what, toasts.say(said, back));
  } catch (thrown) {
    const failure = toWireError(thrown);
    if (failure.code !== "session.ended") toasts.warn(errorText(failure));
  }
}

/** The priority that its author sees: their own choice while it is queued. */
export function priorityShown(ticket: Ticket): Priority {
  return outbox.choiceOf(ticket.id, "prioritize")?.operation.priority ?? ticket.priority;
}

/** The same for the category. */
export function categoryShown(ticket: Ticket): CategoryId {
  return outbox.choiceOf(ticket.id, "categorize")?.operation.category ?? ticket.category.id;
}

export function prioritize(ticket: Ticket, value: Priority): Promise<void> {
  const menu: Menu<Priority> = {
    name: "prioritize",
    words: (priority) => t(`ticket-priority-${priority}`),
    send: (request, priority) => call("ticket_prioritize", { ...request, priority }),
  };
  return choose(menu, ticket.id, priorityShown(ticket), value);
}

export function categorize(
  ticket: Ticket,
  value: CategoryId,
  words: (category: CategoryId) => string,
): Promise<void> {
  const menu: Menu<CategoryId> = {
    name: "categorize",
    words,
    send: (request, category) => call("ticket_categorize", { ...request, category }),
  };
  return choose(menu, ticket.id, categoryShown(ticket), value);
}
