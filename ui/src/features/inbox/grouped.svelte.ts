import type { InboxItem } from "../../api";
import type { PagedList, Shown } from "../../data/paged-list.svelte";
import type { Target } from "../../window/router.svelte";

/** Everything that came about one ticket, or from one person outside of tickets. */
export interface Group {
  key: number;
  target: Target | null;
  newest: InboxItem;
  /** How many entries are unread, of those that are loaded. */
  unread: number;
  /** Where its first and its last entry are in the list. */
  from: number;
  to: number;
}

function targetOf(item: InboxItem): Target | null {
  if (item.ticket !== null) return { kind: "ticket", id: item.ticket };
  return item.from === null ? null : { kind: "person", id: item.from.id };
}

/** Tickets have even keys, people odd ones; what belongs to neither has 0. */
function keyOf(target: Target | null): number {
  return target === null ? 0 : target.id * 2 + (target.kind === "person" ? 1 : 0);
}

/** Groups entries, newest first, by what they lead to. A group stands where its newest entry is. */
export function grouped(items: readonly InboxItem[]): Group[] {
  const groups = new Map<number, Group>();
  for (const [index, item] of items.entries()) {
    const target = targetOf(item);
    const key = keyOf(target);
    const group = groups.get(key) ?? { key, target, newest: item, unread: 0, from: index, to: index };
    group.unread += item.readAt === null ? 1 : 0;
    group.to = index;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** A list of inbox entries, shown as one row for each ticket or person. */
export class GroupedInbox implements Shown<Group> {
  readonly rows = $derived.by(() => grouped(this.list.rows));
  readonly keyOf = ({ key }: Group) => key;

  constructor(private readonly list: PagedList<InboxItem, number>) {}

  get source() {
    return this.list;
  }

  get question() {
    return this.list.question;
  }

  get empty() {
    return this.list.empty;
  }

  get loaded() {
    return this.list.loaded;
  }

  get hasMore() {
    return this.list.hasMore;
  }

  get paused() {
    return this.list.paused;
  }

  get failure() {
    return this.list.failure;
  }

  get asOf() {
    return this.list.asOf;
  }

  more(): Promise<void> {
    return this.list.more();
  }

  refresh(): Promise<void> {
    return this.list.refresh();
  }

  setVisible(first: number, last: number): void {
    const visible = this.rows.slice(first, last + 1);
    const from = visible.map((group) => group.from);
    if (from.length > 0) this.list.setVisible(Math.min(...from), Math.max(...visible.map(({ to }) => to)));
  }
}
