import type { Role } from "../api";

export type Shortcut =
  | "down"
  | "up"
  | "first"
  | "last"
  | "further"
  | "nearer"
  | "open"
  | "back"
  | "raise"
  | "claim"
  | "complete"
  | "decline"
  | "edit"
  | "withdraw"
  | "reply"
  | "send"
  | "search"
  | "read"
  | "undo"
  | "pool"
  | "mine"
  | "work"
  | "log"
  | "inbox"
  | "drafts"
  | "people"
  | "profile"
  | "security"
  | "settings"
  | "quiet"
  | "disturb"
  | "next"
  | "link"
  | "palette"
  | "help"
  | "introduction"
  | "auto"
  | "light"
  | "dark"
  | "still"
  | "moving"
  | "wider"
  | "narrower"
  | "usual"
  | "signOut";

export interface Row {
  /** Each entry is one way: keys pressed one after the other, separated by spaces. None: only in menus and the palette. */
  keys: readonly string[];
  group: "move" | "act" | "go" | "write" | "window";
  /** For whom; absent for everybody. */
  role?: Role;
  /** Also while typing in a field. */
  inFields?: true;
}

/** The one table of actions: the handler obeys it; menus, the palette and the overview of shortcuts show it. */
export const table: Readonly<Record<Shortcut, Row>> = {
  down: { keys: ["j", "ArrowDown"], group: "move" },
  up: { keys: ["k", "ArrowUp"], group: "move" },
  first: { keys: ["Home"], group: "move" },
  last: { keys: ["End"], group: "move" },
  further: { keys: ["PageDown"], group: "move" },
  nearer: { keys: ["PageUp"], group: "move" },
  open: { keys: ["Enter", "o"], group: "move" },
  back: { keys: ["Escape"], group: "move", inFields: true },
  raise: { keys: ["c"], group: "act", role: "employee" },
  claim: { keys: ["a"], group: "act", role: "responder" },
  complete: { keys: ["e"], group: "act", role: "responder" },
  decline: { keys: ["x"], group: "act", role: "responder" },
  edit: { keys: ["e"], group: "act", role: "employee" },
  withdraw: { keys: ["x"], group: "act", role: "employee" },
  next: { keys: ["n"], group: "act", role: "responder" },
  link: { keys: ["y"], group: "act" },
  read: { keys: ["Shift+R"], group: "act" },
  undo: { keys: ["z"], group: "act" },
  pool: { keys: ["g p"], group: "go", role: "responder" },
  work: { keys: ["g w"], group: "go", role: "responder" },
  log: { keys: ["g l"], group: "go", role: "responder" },
  mine: { keys: ["g m"], group: "go", role: "employee" },
  inbox: { keys: ["g i"], group: "go" },
  drafts: { keys: ["g o"], group: "go" },
  people: { keys: ["g d"], group: "go" },
  search: { keys: ["/"], group: "go" },
  profile: { keys: ["g s"], group: "go" },
  security: { keys: [], group: "go" },
  settings: { keys: [","], group: "go" },
  reply: { keys: ["r"], group: "write" },
  send: { keys: ["Control+Enter"], group: "write", inFields: true },
  palette: { keys: ["Control+k"], group: "window", inFields: true },
  help: { keys: ["?"], group: "window" },
  quiet: { keys: [], group: "window" },
  disturb: { keys: [], group: "window" },
  introduction: { keys: [], group: "window" },
  narrower: { keys: ["<"], group: "window" },
  wider: { keys: [">"], group: "window" },
  usual: { keys: [], group: "window" },
  auto: { keys: [], group: "window" },
  light: { keys: [], group: "window" },
  dark: { keys: [], group: "window" },
  still: { keys: [], group: "window" },
  moving: { keys: [], group: "window" },
  signOut: { keys: [], group: "window" },
};

/** The shortcuts that a person of this role can use, in the order of the table. */
export function shortcutsFor(role: Role | undefined): Shortcut[] {
  return (Object.keys(table) as Shortcut[]).filter((name) => {
    const only = table[name].role;
    return only === undefined || only === role;
  });
}
