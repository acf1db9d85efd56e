import { type CategoryId, type Priority, type Ticket, toWireError } from "../../api";
import { RequestIds } from "../../data/request-id";
import { showTicket } from "../../data/views.svelte";
import { t } from "../../i18n";
import { errorText } from "../../i18n/errors";
import { call } from "../../session/call";
import { freshness } from "../../session/freshness";
import { toasts } from "../../window/toasts.svelte";
import type { MenuAction } from "./actions";

/** Of the last choice: a repeated choice that failed keeps its request id, so that the database runs it once. */
const requests = new RequestIds();

/** Runs the choice and tells of it with a way back. */
async function choose<Value>(
  name: MenuAction,
  ticket: Ticket,
  { value, before, words }: { value: Value; before: Value; words: (value: Value) => string },
  send: (request: { request: string; ticket: number; note: string }, value: Value) => Promise<Ticket>,
): Promise<void> {
  const { id } = ticket;
  const request = { ticket: id, note: "", request: requests.for([name, id, value]) };
  try {
    const now = await freshness.change(["pool", "tickets", "threads"], () => send(request, value));
    requests.granted();
    showTicket(now);
    toasts.say(t(`action-${name}-done`, { id: String(id), value: words(value) }), {
      words: t("app-undo"),
      handler: () => void choose(name, ticket, { value: before, before: value, words }, send),
    });
  } catch (thrown) {
    const failure = toWireError(thrown);
    if (failure.code !== "session.ended") toasts.warn(errorText(failure));
  }
}

export function prioritize(ticket: Ticket, value: Priority): Promise<void> {
  const words = (priority: Priority) => t(`ticket-priority-${priority}`);
  return choose("prioritize", ticket, { value, before: ticket.priority, words }, (request, priority) =>
    call("ticket_prioritize", { ...request, priority }),
  );
}

export function categorize(
  ticket: Ticket,
  value: CategoryId,
  words: (category: CategoryId) => string,
): Promise<void> {
  return choose("categorize", ticket, { value, before: ticket.category.id, words }, (request, category) =>
    call("ticket_categorize", { ...request, category }),
  );
}
