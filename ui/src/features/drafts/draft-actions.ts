import type { Draft } from "../../api";
import { tickets } from "../../data/views.svelte";
import { t } from "../../i18n";
import { session } from "../../session/session.svelte";
import { router, type Section, type Target } from "../../window/router.svelte";
import { toasts } from "../../window/toasts.svelte";
import { neededFor, placeOf, ticketOf } from "./draft-key";
import { drafts } from "./drafts.svelte";

/** What a draft or an outbox operation says: its heading, and the text below it. */
export interface Texts {
  title: string;
  body: string;
}

/** What stands in a draft, whatever its form is. */
export function textsOf(draft: Pick<Draft, "place" | "content">): Texts {
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
  const place = placeOf(name);
  const ticket = ticketOf(place);
  if (ticket !== null) {
    const title = about ?? tickets.of(ticket).value?.ticket.title ?? "";
    const named = `${t("ticket-number", { id: String(ticket) })} ${title}`.trim();
    if (place.kind === "message" || "ticket" in place) return t(`draft-of-${place.kind}`, { what: named });
  }
  if (place.kind === "message") return t("draft-of-message", { what: about ?? t("draft-somebody") });
  return t(`draft-of-${place.kind === "create" || place.kind === "profile" ? place.kind : "unknown"}`);
}

/** Drafts of a ticket that are of no use there any more: it was withdrawn, finished or taken away. */
export function leftAt(ticket: number): Draft[] {
  const view = tickets.of(ticket);
  const gone = view.failure?.code === "ticket.not_found";
  const can = gone ? [] : (view.value?.ticket.actions ?? null);
  if (can === null) return [];
  return drafts.list.filter((draft) => {
    const place = placeOf(draft.place);
    const needed = neededFor(place);
    return ticketOf(place) === ticket && needed !== null && !can.includes(needed);
  });
}

function targetOf(name: string): { section: Section; target: Target | null } {
  const place = placeOf(name);
  const ticket = ticketOf(place);
  if (ticket !== null)
    return { section: canCreate() ? "mine" : "work", target: { kind: "ticket", id: ticket } };
  if (place.kind === "message") return { section: "people", target: { kind: "person", id: place.to.id } };
  return { section: place.kind === "profile" ? "profile" : "create", target: null };
}

/** Opens the very field of a draft, with the caret where it was. */
export function openDraft(place: string): void {
  const { section, target } = targetOf(place);
  drafts.wanted = place;
  router.go(section, target);
}

/** Throws a draft away, until it is wanted back. */
export function discardDraft(place: string): void {
  const undo = drafts.discard(place);
  toasts.say(t("draft-discarded"), { words: t("app-undo"), handler: undo });
}

/** Begins a new ticket with a text that was meant for something else. */
export function createWith({ title, body }: Texts): void {
  const place = drafts.free("create");
  drafts.write(place, JSON.stringify({ title, description: body }));
  openDraft(place);
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
