import ArrowRight from "@lucide/svelte/icons/arrow-right";
import Hash from "@lucide/svelte/icons/hash";
import Link2 from "@lucide/svelte/icons/link-2";
import type { PersonRef, TicketStatus } from "../../api";
import { t } from "../../i18n";
import { session } from "../../session/session.svelte";
import { copy } from "../../window/clipboard";
import type { MenuItem } from "../../window/context-menu.svelte";
import { router, type Section } from "../../window/router.svelte";
import { drafts } from "../drafts/drafts.svelte";
import { focusDetail } from "../list-detail/detail-focus";
import { act } from "./act";
import { actionLabel } from "./action-texts";
import {
  type Action,
  ACTION_NAMES,
  ACTIONS,
  type ButtonAction,
  isButtonAction,
  isCommandAction,
  isNoteAction,
} from "./actions";
import { linkTo } from "./ticket-link";

/** What a row knows of its ticket. */
export interface Known {
  id: number;
  status: TicketStatus;
  employee: PersonRef;
  responder: PersonRef | null;
}

/** The actions that a row can offer; the database decides when one is chosen. */
function offered({ status, employee, responder }: Known): ButtonAction[] {
  const { person } = session;
  return ACTION_NAMES.filter(isButtonAction).filter((name) => {
    const { from, role, offline }: Action = ACTIONS[name];
    const party = role === "employee" ? employee : (responder ?? person);
    return (
      role === person?.role &&
      party?.id === person?.id &&
      from.includes(status) &&
      (offline || session.online)
    );
  });
}

/** Opens a ticket and reads on in it. */
async function open(section: Section, id: number): Promise<void> {
  router.go(section, { kind: "ticket", id });
  await focusDetail();
}

/** Runs an action on a ticket of a list. One with a dialog or a form shows it in the ticket. */
function choose(name: ButtonAction, section: Section, id: number): void {
  if (isCommandAction(name) && !isNoteAction(name)) void act(name, id);
  else {
    drafts.wanted = `${name}:${id}`;
    router.go(section, { kind: "ticket", id });
  }
}

/** What can be copied of a ticket. */
export function copyItems(id: number): MenuItem[] {
  return [
    {
      words: t("app-copy-link"),
      icon: Link2,
      shortcut: "link",
      begins: true,
      handler: () => copy(linkTo(id)),
    },
    {
      words: t("app-copy-number"),
      icon: Hash,
      handler: () => copy(t("ticket-number", { id: String(id) })),
    },
  ];
}

/** The context menu of a link to a ticket. */
export function ticketLinkMenu(section: Section, id: number): MenuItem[] {
  const opens = { words: t("shortcut-open"), icon: ArrowRight, handler: () => open(section, id) };
  return [opens, ...copyItems(id)];
}

/** The context menu of a row about a ticket. */
export function ticketMenu(section: Section, ticket: Known): MenuItem[] {
  const { id } = ticket;
  const [opens, ...copies] = ticketLinkMenu(section, id);
  const actions = offered(ticket).map((name, index): MenuItem => ({
    words: actionLabel(name),
    icon: ACTIONS[name].icon,
    shortcut: name,
    ...(index === 0 ? { begins: true } : {}),
    handler: () => choose(name, section, id),
  }));
  return [...(opens ? [opens] : []), ...actions, ...copies];
}
