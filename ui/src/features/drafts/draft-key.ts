import type { Thread, TicketAction } from "../../api";
import { ACTION_NAMES, type DraftAction, isDraftAction } from "../ticket/actions";

/** Where a draft belongs, read from the name of its place. */
export type DraftKey =
  | { kind: "create" | "profile" | "unknown" }
  | { kind: "message"; to: Thread }
  | { kind: DraftAction; ticket: number };

/** The name of the field itself: several drafts of it stand beside each other as `create`, `create#2`, … */
export function fieldOf(name: string): string {
  return name.split("#", 1)[0] ?? name;
}

export function parseKey(name: string): DraftKey {
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
export function ticketOf(draftKey: DraftKey): number | null {
  if ("ticket" in draftKey) return draftKey.ticket;
  return draftKey.kind === "message" && draftKey.to.kind === "ticket" ? draftKey.to.id : null;
}

/** What one must be allowed to do with the ticket for the draft to be of use there. */
export function neededFor(draftKey: DraftKey): TicketAction | null {
  if ("ticket" in draftKey) return draftKey.kind;
  return draftKey.kind === "message" && draftKey.to.kind === "ticket" ? "write" : null;
}
