import Bookmark from "@lucide/svelte/icons/bookmark";
import Settings from "@lucide/svelte/icons/settings";
import Ticket from "@lucide/svelte/icons/ticket";
import UserRound from "@lucide/svelte/icons/user-round";
import type { PersonRef, Role, TicketRow, TicketStatus } from "../../api";
import { isOffered, run } from "../../keyboard/bindings";
import { type Shortcut, shortcutsFor, table } from "../../keyboard/table";
import { lists } from "../../data/lists.svelte";
import { savedViews } from "../../data/saved-views.svelte";
import { palette } from "./palette.svelte";
import { PARTS, router, type Section, type Target } from "../../window/router.svelte";
import { conversations, tickets } from "../../data/views.svelte";
import { t } from "../../i18n";
import { shortcutText } from "../../i18n/shortcuts";
import type { Entry } from "./rank";

/** Shortcuts without a palette entry: moving through a list, sending a text, the palette itself. */
function isHere(name: Shortcut): boolean {
  return table[name].group !== "move" && name !== "send" && name !== "palette";
}

/** Every action that is possible now. */
function actions(role: Role | undefined): Entry[] {
  return shortcutsFor(role)
    .filter((name) => isHere(name) && isOffered(name))
    .map((name) => ({
      key: `action ${name}`,
      group: "actions",
      words: shortcutText(name),
      icon: table[name].icon ?? Ticket,
      shortcut: name,
      latest: palette.rankOf(`action ${name}`),
      handler: () => run(name),
    }));
}

/** The sections of the settings, beside the action that opens them. */
function settingsEntries(): Entry[] {
  return PARTS.map((part) => ({
    key: `settings ${part}`,
    group: "actions",
    words: `${t("settings-title")}: ${t(`settings-section-${part}`)}`,
    icon: Settings,
    latest: palette.rankOf(`settings ${part}`),
    handler: () => router.settings(part),
  }));
}

/** The views that the person saved. */
function viewEntries(): Entry[] {
  return savedViews.list.map((view) => ({
    key: `view ${view.name}`,
    group: "actions",
    words: t("view-open", { name: view.name }),
    icon: Bookmark,
    latest: palette.rankOf(`view ${view.name}`),
    handler: () => savedViews.open(view),
  }));
}

interface Known {
  id: number;
  title: string;
  section: Section;
}

/** The ranks of recently opened items; the open one is left out. */
function ranksOf(kind: Target["kind"], latest: readonly number[]): Map<number, number> {
  const target = router.route?.target;
  const elsewhere = latest.filter((id) => target?.kind !== kind || target.id !== id);
  return new Map(elsewhere.map((id, rank) => [id, rank]));
}

/** The section in which a responder finds a ticket. */
const PLACE: Readonly<Record<TicketStatus, Section>> = { pending: "pool", "in process": "work", done: "log" };

/** Every ticket of the loaded lists and of the search, each with its section. */
function knownTickets(role: Role | undefined): Known[] {
  const { pool, work, open, done, log, inbox, unread, foundTickets } = lists;
  const rows = ({ rows }: { rows: readonly TicketRow[] }, section: Section) =>
    rows.map(({ id, title }) => ({ id, title, section }));
  const told = [...inbox.rows, ...unread.rows].flatMap(({ ticket, ticketTitle }) =>
    ticket === null ? [] : [{ id: ticket, title: ticketTitle ?? "", section: "inbox" as const }],
  );
  return [
    ...rows(work, "work"),
    ...rows(pool, "pool"),
    ...rows(open, "mine"),
    ...rows(done, "mine"),
    ...log.rows.flatMap(({ ticket, title, open }) =>
      open ? [{ id: ticket, title, section: "log" as const }] : [],
    ),
    ...foundTickets.rows.map(({ id, title, status }) => ({
      id,
      title,
      section: role === "responder" ? PLACE[status] : ("mine" as const),
    })),
    ...told,
    ...tickets.latest().map(({ ticket: { id, title } }) => ({ id, title, section: "inbox" as const })),
  ];
}

function ticketEntries(query: string, role: Role | undefined): Entry[] {
  const answers = new Set(lists.answered === query.trim() ? lists.foundTickets.rows.map(({ id }) => id) : []);
  const ranks = ranksOf(
    "ticket",
    tickets.latest().map(({ ticket }) => ticket.id),
  );
  const seen = new Map<number, Entry>();
  for (const { id, title, section } of knownTickets(role)) {
    if (seen.has(id)) continue;
    seen.set(id, {
      key: `ticket ${id}`,
      group: "tickets",
      words: title,
      detail: t("ticket-number", { id: String(id) }),
      icon: Ticket,
      latest: ranks.get(id),
      answers: answers.has(id),
      handler: () => router.go(section, { kind: "ticket", id }),
    });
  }
  return [...seen.values()];
}

/** A number in no loaded list may still be a ticket of this person. */
function byNumber(query: string, known: readonly Entry[], role: Role | undefined): Entry[] {
  const digits = /^#?([1-9]\d{0,14})$/.exec(query.trim())?.[1];
  if (digits === undefined || known.some(({ key }) => key === `ticket ${digits}`)) return [];
  const id = Number(digits);
  return [
    {
      key: `ticket ${id}`,
      group: "tickets",
      words: t("palette-open-number", { id: String(id) }),
      icon: Ticket,
      handler: () => router.go(role === "responder" ? "pool" : "mine", { kind: "ticket", id }),
    },
  ];
}

function peopleEntries(me: number | undefined): Entry[] {
  const ranks = ranksOf(
    "person",
    conversations.latest().map(({ person }) => person.id),
  );
  const { people, foundPeople, pool, work, open, done, inbox } = lists;
  const met: PersonRef[] = [
    ...[...pool.rows, ...work.rows, ...open.rows, ...done.rows].flatMap(({ employee, responder }) =>
      responder === null ? [employee] : [employee, responder],
    ),
    ...inbox.rows.flatMap(({ from }) => (from === null ? [] : [from])),
  ];
  const seen = new Map<number, Entry>();
  for (const person of [...foundPeople.rows, ...people.rows, ...met]) {
    if (person.id === me || seen.has(person.id)) continue;
    const { id, name } = person;
    seen.set(id, {
      key: `person ${id}`,
      group: "people",
      words: name,
      ...("username" in person ? { detail: `@${person.username}` } : {}),
      icon: UserRound,
      latest: ranks.get(id),
      handler: () => router.go("people", { kind: "person", id }),
    });
  }
  return [...seen.values()];
}

/** Every palette entry for this person at the moment. */
export function entries(query: string, role: Role | undefined, me: number | undefined): Entry[] {
  const known = ticketEntries(query, role);
  return [
    ...actions(role),
    ...settingsEntries(),
    ...viewEntries(),
    ...known,
    ...byNumber(query, known, role),
    ...peopleEntries(me),
  ];
}
