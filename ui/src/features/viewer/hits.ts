import type { Rows } from "./rows";

/** No more places are marked and counted. */
export const MOST_HITS = 10_000;

/** A place where the searched words stand. */
export interface Hit {
  start: number;
  end: number;
}

/** A part of a row. */
export interface Part {
  text: string;
  /** The hit that it belongs to; null beside hits. */
  hit: number | null;
}

/** All places of a text with these characters, in any case, in their order. */
export function hitsOf({ text, starts }: Rows, words: string): Hit[] {
  if (words === "") return [];
  const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
  const hits: Hit[] = [];
  const end = starts.at(-1) ?? 0;
  for (const { index, 0: found } of text.matchAll(pattern)) {
    if (hits.length === MOST_HITS || index + found.length > end) break;
    hits.push({ start: index, end: index + found.length });
  }
  return hits;
}

/** The first hit that ends behind this place; the number of hits when none does. */
export function firstAfter(hits: readonly Hit[], place: number): number {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A row, cut where hits begin and end. Without the line feed at its end. */
export function partsOf({ text, starts }: Rows, row: number, hits: readonly Hit[]): Part[] {
  const start = starts[row] ?? 0;
  let end = starts[row + 1] ?? start;
  if (text[end - 1] === "\n") end -= 1;
  const parts: Part[] = [];
  let at = start;
  const add = (until: number, hit: number | null) => {
    if (until > at) parts.push({ text: text.slice(at, until), hit });
    at = Math.max(at, until);
  };
  for (let hit = firstAfter(hits, start); hit < hits.length; hit += 1) {
    const found = hits[hit];
    if (found === undefined || found.start >= end) break;
    add(Math.max(start, found.start), null);
    add(Math.min(end, found.end), hit);
  }
  add(end, null);
  return parts;
}
