import { SvelteMap } from "svelte/reactivity";
import type { Answer, Claim, Ticket } from "../../api";
import { RequestIds } from "../../data/request-id";
import { showTicket } from "../../data/views.svelte";
import { call } from "../../session/call";
import { freshness } from "../../session/freshness";
import { session } from "../../session/session.svelte";
import { drafts } from "../drafts/drafts.svelte";
import { type Action, ACTIONS, type CommandAction } from "./actions";

/** The outcome of an action: somebody else may have been faster, or it waits in the outbox. */
export type Outcome = "done" | "waiting" | "taken";

/** Who claimed a ticket first. */
export type Taken = Extract<Claim, { outcome: "taken" }>;

/** The note of an action, and the key of its draft. */
export interface Note {
  note: string;
  draftKey: string;
}

/** By ticket: who was faster. The ticket's pane shows it until the person navigates away. */
export const taken = new SvelteMap<number, Taken>();

/** By person, action and ticket: a failed action keeps its request id, so that the database runs it once. */
const requestIds = new Map<string, RequestIds>();

function requestIdsOf(name: CommandAction, ticket: number): RequestIds {
  const key = `${session.person?.id} ${name} ${ticket}`;
  const ids = requestIds.get(key) ?? new RequestIds();
  requestIds.set(key, ids);
  return ids;
}

/** Calls the action's command. */
async function send(name: CommandAction, ticket: number, written: Note | null) {
  const { command, note, offline }: Action = ACTIONS[name];
  const ids = requestIdsOf(name, ticket);
  const content = { ticket, ...(note === undefined ? {} : { note: written?.note ?? "" }) };
  const request = {
    ...content,
    request: ids.for(content),
    ...(offline ? { draftKey: written?.draftKey ?? "" } : {}),
  };
  const answer = await (offline ? drafts.sending(() => call(command, request)) : call(command, request));
  ids.granted();
  return answer;
}

function read(answer: Answer<(typeof ACTIONS)[CommandAction]["command"]>): [Outcome, Ticket | null] {
  if (answer === null) return ["done", null];
  if (!("outcome" in answer)) return ["done", answer];
  switch (answer.outcome) {
    case "claimed":
      return ["done", answer.ticket];
    case "delivered":
      return ["done", answer.answer];
    case "returned":
      return ["done", null];
    default:
      return [answer.outcome, null];
  }
}

/** Runs an action and shows its outcome. Rejects when the database refuses. */
export async function perform(
  name: CommandAction,
  ticket: number,
  written: Note | null = null,
): Promise<Outcome> {
  const answer = await freshness.change(["pool", "tickets", "log", "threads"], () =>
    send(name, ticket, written),
  );
  const [outcome, now] = read(answer);
  if (now !== null) showTicket(now);
  if (answer !== null && "by" in answer) taken.set(ticket, answer);
  return outcome;
}
