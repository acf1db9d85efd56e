import { match } from "./fuzzy";
import type { Icon, Shortcut } from "../../keyboard/table";

export const GROUPS = ["recent", "actions", "tickets", "people"] as const;
export type Group = (typeof GROUPS)[number];

/** Something that the palette can do or open. */
export interface Entry {
  key: string;
  group: Exclude<Group, "recent">;
  words: string;
  /** Beside the words, and found as well: a number, a user name. */
  detail?: string;
  icon: Icon;
  /** The keys that do the same. */
  shortcut?: Shortcut;
  /** Answers the query, although perhaps by letters that only the database takes for the same. */
  answers?: boolean;
  /** Opened or chosen lately: 0 for the last. Absent for all others. */
  latest?: number | undefined;
  handler: () => unknown;
}

export interface Hit {
  entry: Entry;
  /** The characters of the words that answer the query. */
  at: number[];
}

export interface Found {
  group: Group;
  hits: Hit[];
}

/** How many stand in a group; more are found by typing on. */
const MOST: Readonly<Record<Group, number>> = { recent: 5, actions: 14, tickets: 8, people: 6 };
/** How much sooner something comes that was used lately. */
const FAMILIAR = 8;

function hitOf(query: string, entry: Entry): (Hit & { score: number }) | null {
  // Actions are few and known by heart; among thousands of titles scattered letters are found everywhere.
  const inWords = match(query, entry.words, entry.group === "actions");
  const familiar = entry.latest === undefined ? 0 : FAMILIAR / (entry.latest + 1);
  if (inWords !== null) return { entry, at: inWords.at, score: inWords.score + familiar };
  const inAll = entry.detail === undefined ? null : match(query, `${entry.detail} ${entry.words}`);
  if (inAll === null && entry.answers !== true) return null;
  return { entry, at: [], score: (inAll?.score ?? 0) + familiar };
}

/**
 * What answers the query, best first, by group; without a query what was used lately and what can be done now. The entry on which
 * the keyboard is stays, whatever is better.
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
