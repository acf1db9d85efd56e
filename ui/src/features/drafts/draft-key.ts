import type { Thread, TicketAction } from "../../api";
import { ACTION_NAMES, type DraftAction, isDraftAction } from "../ticket/actions";

/** What a draft belongs to, parsed from its key. */
export type DraftKey =
  | { kind: "create" | "profile" | "unknown" }
  | { kind: "message"; to: Thread }
  | { kind: DraftAction; ticket: number };

/** The field of a key: `create` and `create#2` are drafts of the same field. */
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

/** The ticket that a draft belongs to, if any. */
export function ticketOf(draftKey: DraftKey): number | null {
  if ("ticket" in draftKey) return draftKey.ticket;
  return draftKey.kind === "message" && draftKey.to.kind === "ticket" ? draftKey.to.id : null;
}

/** The action that must be allowed for the draft to be usable. */
export function neededFor(draftKey: DraftKey): TicketAction | null {
  if ("ticket" in draftKey) return draftKey.kind;
  return draftKey.kind === "message" && draftKey.to.kind === "ticket" ? "write" : null;
}
