import type { Draft } from "../../api";
import { tickets } from "../../data/views.svelte";
import { t } from "../../i18n";
import { session } from "../../session/session.svelte";
import { router, type Section, type Target } from "../../window/router.svelte";
import { toasts } from "../../window/toasts.svelte";
import { neededFor, parseKey, ticketOf } from "./draft-key";
import { drafts } from "./drafts.svelte";

/** What a draft or an outbox operation says: its heading, and the text below it. */
export interface Texts {
  title: string;
  body: string;
}

/** What stands in a draft, whatever its form is. */
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

/** What a place is, in words: "Message · #12 Printer". */
export function nameOf(name: string, about: string | null): string {
  const draftKey = parseKey(name);
  const ticket = ticketOf(draftKey);
  if (ticket !== null) {
    const title = about ?? tickets.of(ticket).value?.ticket.title ?? "";
    const named = `${t("ticket-number", { id: String(ticket) })} ${title}`.trim();
    if (draftKey.kind === "message" || "ticket" in draftKey)
      return t(`draft-of-${draftKey.kind}`, { what: named });
  }
  if (draftKey.kind === "message") return t("draft-of-message", { what: about ?? t("draft-somebody") });
  return t(
    `draft-of-${draftKey.kind === "create" || draftKey.kind === "profile" ? draftKey.kind : "unknown"}`,
  );
}

/** Drafts of a ticket that are of no use there any more: it was withdrawn, finished or taken away. */
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

/** Opens the very field of a draft, with the caret where it was. */
export function openDraft(draftKey: string): void {
  const { section, target } = targetOf(draftKey);
  drafts.wanted = draftKey;
  router.go(section, target);
}

/** Throws a draft away, until it is wanted back. */
export function discardDraft(draftKey: string): void {
  const undo = drafts.discard(draftKey);
  toasts.say(t("draft-discarded"), { words: t("app-undo"), handler: undo });
}

/** Begins a new ticket with a text that was meant for something else. */
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
    // The system gives no clipboard to this window: the text stands where it can be selected.
    toasts.warn(t("draft-copy-hint"));
  }
}

/** Whether this person can make a new ticket of a text. */
export function canCreate(): boolean {
  return session.person?.role === "employee";
}
