import type { Thread, TicketAction } from "../../api";
import { ACTION_NAMES, type DraftAction, isDraftAction } from "../ticket/actions";

/** Where a draft belongs, read from the name of its place. */
export type Place =
  | { kind: "create" | "profile" | "unknown" }
  | { kind: "message"; to: Thread }
  | { kind: DraftAction; ticket: number };

/** The name of the field itself: several drafts of it stand beside each other as `create`, `create#2`, … */
export function fieldOf(name: string): string {
  return name.split("#", 1)[0] ?? name;
}

export function placeOf(name: string): Place {
  const [kind, ...rest] = fieldOf(name).split(":");
  const id = Number(rest.at(-1));
  if (kind === "create" || kind === "profile") return { kind };
  if (!Number.isSafeInteger(id) || id <= 0) return { kind: "unknown" };
  if (kind === "message" && (rest[0] === "ticket" || rest[0] === "person"))
    return { kind, to: { kind: rest[0], id } };
  const action = ACTION_NAMES.filter(isDraftAction).find((name) => name === kind);
  return action === undefined ? { kind: "unknown" } : { kind: action, ticket: id };
}

/** The ticket that a draft belongs to, if it belongs to one. */
export function ticketOf(place: Place): number | null {
  if ("ticket" in place) return place.ticket;
  return place.kind === "message" && place.to.kind === "ticket" ? place.to.id : null;
}

/** What one must be allowed to do with the ticket for the draft to be of use there. */
export function neededFor(place: Place): TicketAction | null {
  if ("ticket" in place) return place.kind;
  return place.kind === "message" && place.to.kind === "ticket" ? "write" : null;
}
