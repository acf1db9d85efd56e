import CircleCheck from "@lucide/svelte/icons/circle-check";
import CircleSlash from "@lucide/svelte/icons/circle-slash";
import CircleX from "@lucide/svelte/icons/circle-x";
import Gauge from "@lucide/svelte/icons/gauge";
import Hand from "@lucide/svelte/icons/hand";
import Pencil from "@lucide/svelte/icons/pencil";
import Tag from "@lucide/svelte/icons/tag";
import Undo2 from "@lucide/svelte/icons/undo-2";
import type { Command, EventType, Role, TicketAction, TicketStatus } from "../../api";

/** The actions on a ticket beside writing. The server says for each ticket which are possible now. */
export type ActionName = Exclude<TicketAction, "write">;

export interface Action {
  /** Its command; absent where a form or a menu has its own. */
  command?: Command & `ticket_${string}`;
  /** Its event in the history, which shows the same icon. */
  event: EventType;
  icon: typeof Hand;
  keys: readonly string[];
  /** The role whose key it is: the same key means something else to the other role. Absent: of both. */
  role?: Role;
  /** The statuses in which a row of a list offers it; an open ticket obeys the database. */
  from: readonly TicketStatus[];
  /** The style of its button. */
  variant?: "primary" | "plain" | "quiet";
  /** Chosen from a menu among the ticket's facts instead of a button in the bar. */
  menu?: true;
  /** Opens the form in the ticket. */
  form?: true;
  /** Asks for a note in a dialog first. Absent: runs at once. */
  note?: "optional" | "required";
  /** Cannot be undone: its dialog warns. */
  grave?: true;
  /** The action that takes it back, offered for ten seconds. */
  undo?: "release";
  /** Can wait in the outbox. All others need the database. */
  offline?: true;
  /** Where it leads: to the ticket in "My work", or to the next row of the list. Absent: nowhere. */
  then?: "work" | "neighbour";
}

/**
 * Every action on a ticket. Buttons, keys, palette, shortcut help, note dialog, drafts and the icons of the history come from here;
 * the name leads to the texts. The most important button is first here and last in the bar.
 */
export const ACTIONS = {
  claim: {
    command: "ticket_claim",
    event: "assigned",
    from: ["pending"],
    icon: Hand,
    keys: ["a"],
    role: "responder",
    variant: "primary",
    undo: "release",
    then: "work",
  },
  complete: {
    command: "ticket_complete",
    event: "completed",
    from: ["in process"],
    icon: CircleCheck,
    keys: ["e"],
    role: "responder",
    variant: "primary",
    note: "optional",
  },
  decline: {
    command: "ticket_decline",
    event: "declined",
    from: ["pending", "in process"],
    icon: CircleX,
    keys: ["x"],
    role: "responder",
    variant: "quiet",
    note: "optional",
    grave: true,
    then: "neighbour",
  },
  release: {
    command: "ticket_release",
    event: "released",
    from: ["in process"],
    icon: Undo2,
    keys: ["b"],
    role: "responder",
    variant: "quiet",
    note: "optional",
    then: "neighbour",
  },
  edit: {
    event: "edited",
    from: ["pending", "in process"],
    icon: Pencil,
    keys: ["e"],
    role: "employee",
    variant: "plain",
    form: true,
    offline: true,
  },
  prioritize: {
    event: "prioritized",
    from: ["pending", "in process"],
    icon: Gauge,
    keys: ["p"],
    menu: true,
    offline: true,
  },
  categorize: {
    event: "categorized",
    from: ["pending", "in process"],
    icon: Tag,
    keys: ["t"],
    menu: true,
    offline: true,
  },
  withdraw: {
    command: "ticket_withdraw",
    event: "withdrawn",
    from: ["pending", "in process"],
    icon: CircleSlash,
    keys: ["x"],
    role: "employee",
    variant: "quiet",
    note: "optional",
    grave: true,
    offline: true,
  },
} as const satisfies Readonly<Record<ActionName, Action>>;

type With<Field extends string> = {
  [Name in ActionName]: (typeof ACTIONS)[Name] extends Record<Field, unknown> ? Name : never;
}[ActionName];

/** Actions with a command. */
export type CommandAction = With<"command">;
/** Actions that ask for a note first. */
export type NoteAction = With<"note">;
/** Actions that a menu among the facts offers. */
export type MenuAction = With<"menu">;
/** Actions that a button in the bar offers. */
export type ButtonAction = With<"variant">;
/** Actions with a draft. */
export type DraftAction = NoteAction | With<"form">;

export const ACTION_NAMES = Object.keys(ACTIONS) as ActionName[];

/** The icon of each action's event. */
export const EVENT_ICONS = Object.fromEntries(
  ACTION_NAMES.map((name) => [ACTIONS[name].event, ACTIONS[name].icon]),
) as Record<(typeof ACTIONS)[ActionName]["event"], typeof Hand>;

const MENU_EVENTS: ReadonlySet<EventType> = new Set(
  ACTION_NAMES.filter((name) => "menu" in ACTIONS[name]).map((name) => ACTIONS[name].event),
);
/** Events of a choice from a menu, which change one value. */
export const isMenuEvent = (event: EventType): boolean => MENU_EVENTS.has(event);

export const isCommandAction = (name: ActionName): name is CommandAction => "command" in ACTIONS[name];
export const isNoteAction = (name: ActionName): name is NoteAction => "note" in ACTIONS[name];
export const isButtonAction = (name: ActionName): name is ButtonAction => "variant" in ACTIONS[name];
export const isDraftAction = (name: ActionName): name is DraftAction =>
  isNoteAction(name) || "form" in ACTIONS[name];
