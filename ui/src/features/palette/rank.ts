import { match } from "./fuzzy";
import type { Icon, Shortcut } from "../../keyboard/table";

export const GROUPS = ["recent", "actions", "tickets", "people"] as const;
export type Group = (typeof GROUPS)[number];

export interface Entry {
  key: string;
  group: Exclude<Group, "recent">;
  words: string;
  /** Shown beside the words and searched too: a number, a user name. */
  detail?: string;
  icon: Icon;
  /** The shortcut for the same action. */
  shortcut?: Shortcut;
  /** Matches the query by the database's collation, although perhaps not here. */
  answers?: boolean;
  /** The rank among the recent ones, 0 for the newest. Absent for all others. */
  latest?: number | undefined;
  handler: () => unknown;
}

export interface Hit {
  entry: Entry;
  /** The characters of the words that match the query. */
  at: number[];
}

export interface Found {
  group: Group;
  hits: Hit[];
}

/** How many entries a group shows. */
const MOST: Readonly<Record<Group, number>> = { recent: 5, actions: 14, tickets: 8, people: 6 };
/** The bonus for recent entries. */
const FAMILIAR = 8;

function hitOf(query: string, entry: Entry): (Hit & { score: number }) | null {
  // Actions are few, so scattered letters match them; thousands of titles would match everywhere.
  const inWords = match(query, entry.words, entry.group === "actions");
  const familiar = entry.latest === undefined ? 0 : FAMILIAR / (entry.latest + 1);
  if (inWords !== null) return { entry, at: inWords.at, score: inWords.score + familiar };
  const inAll = entry.detail === undefined ? null : match(query, `${entry.detail} ${entry.words}`);
  if (inAll === null && entry.answers !== true) return null;
  return { entry, at: [], score: (inAll?.score ?? 0) + familiar };
}

/**
 * The matches of the query by group, best first; without a query the recent entries and the possible actions. The active entry
 * stays, even if others match better.
 */
export function rank(query: string, entries: readonly Entry[], on: string | null = null): Found[] {
  const typed = query.trim().replace(/^#/, "");
  if (typed === "") return unasked(entries);
  const hits = entries.map((entry) => hitOf(typed, entry)).filter((hit) => hit !== null);
  return grouped(
    hits.sort((a, b) => b.score - a.score),
    ({ entry }) => entry.group,
    on,
  ).sort((a, b) => best(b) - best(a));
}

const best = ({ hits }: Found) => Math.max(...hits.map((hit) => (hit as Hit & { score: number }).score));

function unasked(entries: readonly Entry[]): Found[] {
  const opened = entries.filter(({ group, latest }) => group !== "actions" && latest !== undefined);
  const latest = opened.sort((a, b) => (a.latest ?? 0) - (b.latest ?? 0));
  const actions = entries.filter(({ group }) => group === "actions");
  return grouped(
    [...latest, ...actions].map((entry) => ({ entry, at: [] })),
    ({ entry }) => (entry.group === "actions" ? "actions" : "recent"),
  );
}

function grouped(hits: readonly Hit[], groupOf: (hit: Hit) => Group, on: string | null = null): Found[] {
  return GROUPS.map((group) => {
    const members = hits.filter((hit) => groupOf(hit) === group);
    const kept = members.slice(MOST[group]).filter(({ entry }) => entry.key === on);
    return { group, hits: [...members.slice(0, MOST[group] - kept.length), ...kept] };
  }).filter((found) => found.hits.length > 0);
}
