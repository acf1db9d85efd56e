export interface Piece {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Above this many comparisons the whole text counts as replaced: nobody reads such a difference word by word. */
const LIMIT = 1_000_000;

function push(pieces: Piece[], kind: Piece["kind"], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

/** Lengths of the longest common subsequences of all ends of two lists, by dynamic programming. */
function common(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i];
    const below = table[i + 1];
    if (row === undefined || below === undefined) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** The difference between two texts, word by word, with white space as it is. */
export function wordDiff(before: string, after: string): Piece[] {
  const words = (text: string) => text.match(/\s+|[^\s]+/gu) ?? [];
  const a = words(before);
  const b = words(after);
  const pieces: Piece[] = [];
  if (a.length * b.length > LIMIT) {
    push(pieces, "removed", before);
    push(pieces, "added", after);
    return pieces;
  }
  const table = common(a, b);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const old = a[i];
    const fresh = b[j];
    if (old !== undefined && old === fresh) {
      push(pieces, "same", old);
      i += 1;
      j += 1;
    } else if (
      old !== undefined &&
      (fresh === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      push(pieces, "removed", old);
      i += 1;
    } else if (fresh !== undefined) {
      push(pieces, "added", fresh);
      j += 1;
    }
  }
  return pieces;
}
