/** More of a line stands in further rows: no browser lays out a line of a million characters. */
const LONGEST_ROW = 2000;

/** Pages of more rows would be too high for browsers. */
const MOST_ROWS = 400_000;

/** How many rows come onto the page together. */
export const BLOCK = 100;

/** A text cut into the rows that a viewer shows. */
export interface Rows {
  text: string;
  /** Where each row begins in the text, and at last where the last one ends. */
  starts: readonly number[];
  /** The number of each row's line, counted from 1. */
  lines: readonly number[];
  /** Whether there is more text than rows. */
  cut: boolean;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function rowsOf(text: string, most = MOST_ROWS): Rows {
  const starts: number[] = [];
  const lines: number[] = [];
  let at = 0;
  for (let line = 1; at < text.length && lines.length < most; line += 1) {
    const feed = text.indexOf("\n", at);
    const end = feed === -1 ? text.length : feed + 1;
    while (at < end && lines.length < most) {
      starts.push(at);
      lines.push(line);
      at = Math.min(end, at + LONGEST_ROW);
      if (at < end && isHighSurrogate(text.charCodeAt(at - 1))) at -= 1;
      // The line feed is seen with its line.
      if (end - at === 1 && feed !== -1) at = end;
    }
  }
  starts.push(at);
  return { text, starts, lines, cut: at < text.length };
}

/** Which row holds this place of the text. */
export function rowAt({ starts }: Rows, place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** How many lines of a screen a row takes that holds so many characters. */
export function heightOf({ starts }: Rows, row: number, columns: number): number {
  const length = (starts[row + 1] ?? 0) - (starts[row] ?? 0);
  return Math.max(1, Math.ceil((length - 1) / columns));
}
