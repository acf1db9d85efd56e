/** An item of a thread. */
interface Keyed {
  key: string;
}

/** Items of a thread that lie next to each other. */
export interface Piece<Item extends Keyed> {
  /** The key of its first item. */
  key: string;
  /** The index of its first item. */
  from: number;
  items: Item[];
}

/** The last piece grows to so many items before another one begins. */
export const LONGEST = 150;

/**
 * Cuts the items of a thread into pieces. A piece that began with an item before still does, so that what is read before the first
 * one and what arrives after the last one moves no item into another piece.
 */
export function cut<Item extends Keyed>(
  items: readonly Item[],
  begun: ReadonlySet<string> = new Set(),
): Piece<Item>[] {
  const pieces: Piece<Item>[] = [];
  for (const [index, item] of items.entries()) {
    const last = pieces.at(-1);
    if (last === undefined || begun.has(item.key) || last.items.length >= LONGEST)
      pieces.push({ key: item.key, from: index, items: [item] });
    else last.items.push(item);
  }
  return pieces;
}
