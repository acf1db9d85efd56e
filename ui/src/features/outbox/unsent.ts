import { type Draft, type OutboxItem, toWireError } from "../../api";
import { text } from "../../i18n";
import { words } from "../../i18n/format";
import { desk } from "../../session/session.svelte";
import { drafts } from "../drafts/drafts.svelte";
import { outbox } from "./outbox.svelte";
import { neededFor, placeOf, ticketOf } from "../drafts/draft-key";
import { router, type Section, type Target } from "../../window/router.svelte";
import { toasts } from "../../window/toasts.svelte";
import { tickets } from "../../data/views.svelte";

/** What a draft or a parcel says: its heading, and the text below it. */
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

export function textsIn({ parcel }: OutboxItem): Texts {
  switch (parcel.kind) {
    case "message":
      return { title: "", body: parcel.body };
    case "withdraw":
      return { title: "", body: parcel.note };
    default:
      return { title: parcel.title, body: parcel.description };
  }
}

/** The place in which an item of the outbox would be written. */
export function placeIn({ parcel, place }: OutboxItem): string {
  if (place !== "") return place;
  switch (parcel.kind) {
    case "raise":
      return "raise";
    case "message":
      return `message:${parcel.to.kind}:${parcel.to.id}`;
    default:
      return `${parcel.kind}:${parcel.ticket}`;
  }
}

/** What a place is, in words: "Message · #12 Printer". */
export function nameOf(name: string, about: string | null): string {
  const place = placeOf(name);
  const known = text.unsent.what;
  const ticket = ticketOf(place);
  if (ticket !== null) {
    const title = about ?? tickets.of(ticket).value?.ticket.title ?? "";
    const named = `${text.ticket.number(ticket)} ${title}`.trim();
    if (place.kind === "message" || "ticket" in place) return known[place.kind](named);
  }
  if (place.kind === "message") return known.message(about ?? known.somebody);
  return place.kind === "raise" || place.kind === "profile" ? known[place.kind] : known.unknown;
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
    return { section: canRaise() ? "mine" : "work", target: { kind: "ticket", id: ticket } };
  if (place.kind === "message") return { section: "people", target: { kind: "person", id: place.to.id } };
  return { section: place.kind === "profile" ? "profile" : "raise", target: null };
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
  toasts.say(text.messages.discarded, { words: text.messages.undo, deed: undo });
}

/** Does something with an item of the outbox. What cannot be done is told. */
async function attempt(deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (thrown) {
    toasts.warn(words(toWireError(thrown)));
    await outbox.load();
  }
}

/** Takes something out of the outbox; it is a draft again. */
export function takeBack(item: OutboxItem): Promise<void> {
  return attempt(async () => {
    const { place } = await outbox.takeBack(item.id);
    toasts.say(text.unsent.tookBack, { words: text.unsent.open, deed: () => openDraft(place), opens: true });
  });
}

/** Takes something out of the outbox and goes on writing it. */
export function editAgain(item: OutboxItem): Promise<void> {
  return attempt(async () => openDraft((await outbox.takeBack(item.id)).place));
}

export function sendAgain(item: OutboxItem, anyway: boolean): Promise<void> {
  return attempt(() => outbox.retry(item.id, anyway));
}

export function discardItem(item: OutboxItem): Promise<void> {
  return attempt(async () => discardDraft((await outbox.takeBack(item.id)).place));
}

/** Begins a new ticket with a text that was meant for something else. */
export function raiseWith({ title, body }: Texts): void {
  const place = drafts.free("raise");
  drafts.write(place, JSON.stringify({ title, description: body }));
  openDraft(place);
}

export function useAsTicket(item: OutboxItem): Promise<void> {
  return attempt(async () => {
    const texts = textsIn(item);
    const { place } = await outbox.takeBack(item.id);
    drafts.discard(place);
    raiseWith(texts);
  });
}

export async function copyText({ title, body }: Texts): Promise<void> {
  try {
    await navigator.clipboard.writeText([title, body].filter((part) => part !== "").join("\n\n"));
    toasts.say(text.unsent.copied);
  } catch {
    // The system gives no clipboard to this window: the text stands where it can be selected.
    toasts.warn(text.unsent.copyHint);
  }
}

/** Whether this person can make a new ticket of a text. */
export function canRaise(): boolean {
  return desk.person?.role === "employee";
}
