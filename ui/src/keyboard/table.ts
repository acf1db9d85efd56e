import Bell from "@lucide/svelte/icons/bell";
import BellOff from "@lucide/svelte/icons/bell-off";
import BookOpen from "@lucide/svelte/icons/book-open";
import Camera from "@lucide/svelte/icons/camera";
import CheckCheck from "@lucide/svelte/icons/check-check";
import Columns2 from "@lucide/svelte/icons/columns-2";
import FastForward from "@lucide/svelte/icons/fast-forward";
import FilePen from "@lucide/svelte/icons/file-pen";
import FoldHorizontal from "@lucide/svelte/icons/fold-horizontal";
import Inbox from "@lucide/svelte/icons/inbox";
import Keyboard from "@lucide/svelte/icons/keyboard";
import Layers from "@lucide/svelte/icons/layers";
import ListFilter from "@lucide/svelte/icons/list-filter";
import ListX from "@lucide/svelte/icons/list-x";
import Lightbulb from "@lucide/svelte/icons/lightbulb";
import Link2 from "@lucide/svelte/icons/link-2";
import LogOut from "@lucide/svelte/icons/log-out";
import Monitor from "@lucide/svelte/icons/monitor";
import Moon from "@lucide/svelte/icons/moon";
import Pause from "@lucide/svelte/icons/pause";
import Play from "@lucide/svelte/icons/play";
import Plus from "@lucide/svelte/icons/plus";
import Printer from "@lucide/svelte/icons/printer";
import RefreshCw from "@lucide/svelte/icons/refresh-cw";
import Reply from "@lucide/svelte/icons/reply";
import Scaling from "@lucide/svelte/icons/scaling";
import Search from "@lucide/svelte/icons/search";
import Settings from "@lucide/svelte/icons/settings";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import SkipForward from "@lucide/svelte/icons/skip-forward";
import Sun from "@lucide/svelte/icons/sun";
import TextSearch from "@lucide/svelte/icons/text-search";
import Ticket from "@lucide/svelte/icons/ticket";
import Undo2 from "@lucide/svelte/icons/undo-2";
import UnfoldHorizontal from "@lucide/svelte/icons/unfold-horizontal";
import UserRound from "@lucide/svelte/icons/user-round";
import Users from "@lucide/svelte/icons/users";
import Wrench from "@lucide/svelte/icons/wrench";
import ZoomIn from "@lucide/svelte/icons/zoom-in";
import ZoomOut from "@lucide/svelte/icons/zoom-out";
import type { Role } from "../api";
import { type Action, ACTION_NAMES, ACTIONS, type ActionName } from "../features/ticket/actions";

export type Icon = typeof Inbox;

export interface Row {
  /** Each entry is an alternative: keys pressed in sequence, separated by spaces. None: only in menus and the palette. */
  keys: readonly string[];
  group: "move" | "act" | "go" | "write" | "window";
  /** The role it is for; absent for everybody. */
  role?: Role;
  /** Works while typing in a field. */
  inFields?: true;
  /** Its icon in menus and in the palette. */
  icon?: Icon;
}

const ticketActions = Object.fromEntries(
  ACTION_NAMES.map((name): [ActionName, Row] => {
    const { keys, role, icon }: Action = ACTIONS[name];
    return [name, { keys, icon, group: "act", ...(role === undefined ? {} : { role }) }];
  }),
) as Record<ActionName, Row>;

const rows = {
  down: { keys: ["j", "ArrowDown"], group: "move" },
  up: { keys: ["k", "ArrowUp"], group: "move" },
  first: { keys: ["Home"], group: "move" },
  last: { keys: ["End"], group: "move" },
  further: { keys: ["PageDown"], group: "move" },
  nearer: { keys: ["PageUp"], group: "move" },
  open: { keys: ["Enter", "o"], group: "move" },
  back: { keys: ["Escape"], group: "move", inFields: true },
  create: { keys: ["c"], group: "act", role: "employee", icon: Plus },
  ...ticketActions,
  next: { keys: ["n"], group: "act", role: "responder", icon: SkipForward },
  claimNext: { keys: ["Shift+N"], group: "act", role: "responder", icon: FastForward },
  link: { keys: ["y"], group: "act", icon: Link2 },
  find: { keys: ["Control+f"], group: "go", inFields: true, icon: TextSearch },
  filter: { keys: ["f"], group: "go", icon: ListFilter },
  clearFilters: { keys: [], group: "go", icon: ListX },
  read: { keys: ["Shift+R"], group: "act", icon: CheckCheck },
  undo: { keys: ["z"], group: "act", icon: Undo2 },
  pool: { keys: ["g p"], group: "go", role: "responder", icon: Layers },
  work: { keys: ["g w"], group: "go", role: "responder", icon: Wrench },
  log: { keys: ["g l"], group: "go", role: "responder", icon: BookOpen },
  mine: { keys: ["g m"], group: "go", role: "employee", icon: Ticket },
  inbox: { keys: ["g i"], group: "go", icon: Inbox },
  drafts: { keys: ["g o"], group: "go", icon: FilePen },
  people: { keys: ["g d"], group: "go", icon: Users },
  search: { keys: ["/"], group: "go", icon: Search },
  profile: { keys: ["g s"], group: "go", icon: UserRound },
  security: { keys: [], group: "go", icon: ShieldCheck },
  settings: { keys: [","], group: "go", icon: Settings },
  reply: { keys: ["r"], group: "write", icon: Reply },
  screenshot: { keys: [], group: "write", icon: Camera },
  send: { keys: ["Control+Enter"], group: "write", inFields: true },
  sendAndComplete: { keys: ["Control+Shift+Enter"], group: "write", role: "responder", inFields: true },
  palette: { keys: ["Control+k"], group: "window", inFields: true, icon: Search },
  help: { keys: ["?"], group: "window", icon: Keyboard },
  quiet: { keys: [], group: "window", icon: BellOff },
  disturb: { keys: [], group: "window", icon: Bell },
  introduction: { keys: [], group: "window", icon: Lightbulb },
  refresh: { keys: ["F5", "Control+r"], group: "window", inFields: true, icon: RefreshCw },
  print: { keys: ["Control+p"], group: "window", inFields: true, icon: Printer },
  grow: { keys: ["Control+=", "Control++"], group: "window", inFields: true, icon: ZoomIn },
  shrink: { keys: ["Control+-"], group: "window", inFields: true, icon: ZoomOut },
  usualSize: { keys: ["Control+0"], group: "window", inFields: true, icon: Scaling },
  narrower: { keys: ["<"], group: "window", icon: FoldHorizontal },
  wider: { keys: [">"], group: "window", icon: UnfoldHorizontal },
  usual: { keys: [], group: "window", icon: Columns2 },
  auto: { keys: [], group: "window", icon: Monitor },
  light: { keys: [], group: "window", icon: Sun },
  dark: { keys: [], group: "window", icon: Moon },
  still: { keys: [], group: "window", icon: Pause },
  moving: { keys: [], group: "window", icon: Play },
  signOut: { keys: [], group: "window", icon: LogOut },
} as const satisfies Record<string, Row>;

export type Shortcut = keyof typeof rows;

/** Everything with a key or a palette entry. The key handler obeys this table; menus, palette and shortcut help show it. */
export const table: Readonly<Record<Shortcut, Row>> = rows;

/** The shortcuts that a person of this role can use, in the order of the table. */
export function shortcutsFor(role: Role | undefined): Shortcut[] {
  return (Object.keys(table) as Shortcut[]).filter((name) => {
    const only = table[name].role;
    return only === undefined || only === role;
  });
}
