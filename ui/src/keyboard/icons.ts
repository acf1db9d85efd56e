import BookOpen from "@lucide/svelte/icons/book-open";
import Bell from "@lucide/svelte/icons/bell";
import BellOff from "@lucide/svelte/icons/bell-off";
import Check from "@lucide/svelte/icons/check";
import CheckCheck from "@lucide/svelte/icons/check-check";
import CircleSlash from "@lucide/svelte/icons/circle-slash";
import CircleX from "@lucide/svelte/icons/circle-x";
import FilePen from "@lucide/svelte/icons/file-pen";
import FoldHorizontal from "@lucide/svelte/icons/fold-horizontal";
import Hand from "@lucide/svelte/icons/hand";
import Inbox from "@lucide/svelte/icons/inbox";
import Keyboard from "@lucide/svelte/icons/keyboard";
import Layers from "@lucide/svelte/icons/layers";
import Link2 from "@lucide/svelte/icons/link-2";
import Lightbulb from "@lucide/svelte/icons/lightbulb";
import LogOut from "@lucide/svelte/icons/log-out";
import Monitor from "@lucide/svelte/icons/monitor";
import Moon from "@lucide/svelte/icons/moon";
import Pause from "@lucide/svelte/icons/pause";
import Pencil from "@lucide/svelte/icons/pencil";
import Play from "@lucide/svelte/icons/play";
import Plus from "@lucide/svelte/icons/plus";
import Columns2 from "@lucide/svelte/icons/columns-2";
import Reply from "@lucide/svelte/icons/reply";
import Search from "@lucide/svelte/icons/search";
import Settings from "@lucide/svelte/icons/settings";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import SkipForward from "@lucide/svelte/icons/skip-forward";
import Sun from "@lucide/svelte/icons/sun";
import Ticket from "@lucide/svelte/icons/ticket";
import UserRound from "@lucide/svelte/icons/user-round";
import UnfoldHorizontal from "@lucide/svelte/icons/unfold-horizontal";
import Undo2 from "@lucide/svelte/icons/undo-2";
import Users from "@lucide/svelte/icons/users";
import Wrench from "@lucide/svelte/icons/wrench";
import type { Shortcut } from "./table";

export type Icon = typeof Inbox;

/** The sign of each action that stands in a menu or in the palette. */
export const icons: Partial<Record<Shortcut, Icon>> = {
  raise: Plus,
  claim: Hand,
  complete: Check,
  decline: CircleX,
  edit: Pencil,
  withdraw: CircleSlash,
  next: SkipForward,
  link: Link2,
  read: CheckCheck,
  undo: Undo2,
  reply: Reply,
  search: Search,
  pool: Layers,
  mine: Ticket,
  work: Wrench,
  log: BookOpen,
  inbox: Inbox,
  drafts: FilePen,
  people: Users,
  profile: UserRound,
  security: ShieldCheck,
  settings: Settings,
  quiet: BellOff,
  disturb: Bell,
  palette: Search,
  help: Keyboard,
  introduction: Lightbulb,
  wider: UnfoldHorizontal,
  narrower: FoldHorizontal,
  usual: Columns2,
  auto: Monitor,
  light: Sun,
  dark: Moon,
  still: Pause,
  moving: Play,
  signOut: LogOut,
};
