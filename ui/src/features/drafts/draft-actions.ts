import type { Draft } from "../../api";
import { tickets } from "../../data/views.svelte";
import { t } from "../../i18n";
import { session } from "../../session/session.svelte";
import { router, type Section, type Target } from "../../window/router.svelte";
import { toasts } from "../../window/toasts.svelte";
import { neededFor, parseKey, ticketOf } from "./draft-key";
import { drafts } from "./drafts.svelte";

/** The heading and the text of a draft or an outbox operation. */
export interface Texts {
  title: string;
  body: string;
}

/** The texts of a draft of any form. */
export function textsOf(draft: Pick<Draft, "draftKey" | "content">): Texts {
  let kept: Partial<Record<string, unknown>>;
  try {
    kept = JSON.parse(draft.content) as typeof kept;
  } catch {
    return { title: "", body: draft.content };
  }
  const read = (name: string) => (typeof kept[name] === "string" ? kept[name] : "");
  return { title: read("title"), body: read("body") || read("note") || read("description") };
}

/** A ticket with the title that was last known: "#12 Printer". */
export function ticketNamed(ticket: number, about: string | null): string {
  const title = about ?? tickets.of(ticket).value?.ticket.title ?? "";
  return `${t("ticket-number", { id: String(ticket) })} ${title}`.trim();
}

/** The label of a draft: "Message · #12 Printer". */
export function nameOf(name: string, about: string | null): string {
  const draftKey = parseKey(name);
  const ticket = ticketOf(draftKey);
  if (ticket !== null) {
    const named = ticketNamed(ticket, about);
    if (draftKey.kind === "message" || "ticket" in draftKey)
      return t(`draft-of-${draftKey.kind}`, { what: named });
  }
  if (draftKey.kind === "message") return t("draft-of-message", { what: about ?? t("draft-somebody") });
  return t(
    `draft-of-${draftKey.kind === "create" || draftKey.kind === "profile" ? draftKey.kind : "unknown"}`,
  );
}

/** Drafts of a ticket that can no longer be sent: it was withdrawn, completed or taken away. */
export function leftAt(ticket: number): Draft[] {
  const view = tickets.of(ticket);
  const gone = view.failure?.code === "ticket.not_found";
  const can = gone ? [] : (view.value?.ticket.actions ?? null);
  if (can === null) return [];
  return drafts.list.filter((draft) => {
    const draftKey = parseKey(draft.draftKey);
    const needed = neededFor(draftKey);
    return ticketOf(draftKey) === ticket && needed !== null && !can.includes(needed);
  });
}

function targetOf(name: string): { section: Section; target: Target | null } {
  const draftKey = parseKey(name);
  const ticket = ticketOf(draftKey);
  if (ticket !== null)
    return { section: canCreate() ? "mine" : "work", target: { kind: "ticket", id: ticket } };
  if (draftKey.kind === "message")
    return { section: "people", target: { kind: "person", id: draftKey.to.id } };
  return { section: draftKey.kind === "profile" ? "profile" : "create", target: null };
}

/** Opens the field of a draft and restores the caret. */
export function openDraft(draftKey: string): void {
  const { section, target } = targetOf(draftKey);
  drafts.wanted = draftKey;
  router.go(section, target);
}

/** Discards a draft and offers an undo. */
export function discardDraft(draftKey: string): void {
  const undo = drafts.discard(draftKey);
  toasts.say(t("draft-discarded"), { words: t("app-undo"), handler: undo });
}

/** Starts a new ticket with a text written for something else. */
export function createWith({ title, body }: Texts): void {
  const draftKey = drafts.freeKey("create");
  drafts.write(draftKey, JSON.stringify({ title, description: body }));
  openDraft(draftKey);
}

export async function copyText({ title, body }: Texts): Promise<void> {
  try {
    await navigator.clipboard.writeText([title, body].filter((part) => part !== "").join("\n\n"));
    toasts.say(t("draft-copied"));
  } catch {
    // No access to the clipboard: the text is shown where it can be selected.
    toasts.warn(t("draft-copy-hint"));
  }
}

/** Whether this person can turn a text into a new ticket. */
export function canCreate(): boolean {
  return session.person?.role === "employee";
}
