import type { Role } from "../api";

export type Shortcut =
  | "down"
  | "up"
  | "first"
  | "last"
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
  | "pool"
  | "mine"
  | "work"
  | "log"
  | "inbox"
  | "people"
  | "profile"
  | "help";

export interface Row {
  /** Each entry is one way: keys pressed one after the other, separated by spaces. */
  keys: readonly string[];
  group: "move" | "act" | "go" | "write";
  /** For whom; absent for everybody. */
  role?: Role;
  /** Also while typing in a field. */
  inFields?: true;
}

/** The one table of shortcuts: the handler obeys it and the help overlay shows it. */
export const table: Readonly<Record<Shortcut, Row>> = {
  down: { keys: ["j", "ArrowDown"], group: "move" },
  up: { keys: ["k", "ArrowUp"], group: "move" },
  first: { keys: ["Home"], group: "move" },
  last: { keys: ["End"], group: "move" },
  open: { keys: ["Enter", "o"], group: "move" },
  back: { keys: ["Escape"], group: "move", inFields: true },
  raise: { keys: ["c"], group: "act", role: "employee" },
  claim: { keys: ["a"], group: "act", role: "responder" },
  complete: { keys: ["e"], group: "act", role: "responder" },
  decline: { keys: ["x"], group: "act", role: "responder" },
  edit: { keys: ["e"], group: "act", role: "employee" },
  withdraw: { keys: ["x"], group: "act", role: "employee" },
  read: { keys: ["Shift+R"], group: "act" },
  pool: { keys: ["g p"], group: "go", role: "responder" },
  work: { keys: ["g w"], group: "go", role: "responder" },
  log: { keys: ["g l"], group: "go", role: "responder" },
  mine: { keys: ["g m"], group: "go", role: "employee" },
  inbox: { keys: ["g i"], group: "go" },
  people: { keys: ["g d"], group: "go" },
  profile: { keys: ["g s"], group: "go" },
  reply: { keys: ["r"], group: "write" },
  send: { keys: ["Control+Enter"], group: "write", inFields: true },
  search: { keys: ["/"], group: "move" },
  help: { keys: ["?"], group: "go" },
};

/** The shortcuts that a person of this role can use, in the order of the table. */
export function shortcutsFor(role: Role | undefined): Shortcut[] {
  return (Object.keys(table) as Shortcut[]).filter((name) => {
    const only = table[name].role;
    return only === undefined || only === role;
  });
}
