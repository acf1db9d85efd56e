/** How well a text answers what was typed, and which of its characters do. */
export interface Match {
  /** The higher, the better. */
  score: number;
  /** Places in the text, as `[...text]` counts them, in their order. */
  at: number[];
}

/** The text itself begins so. */
const OPENING = 110;
/** One of its later words does. */
const BEGINNING = 100;
const INSIDE = 60;
const SCATTERED = 20;
/** How much further apart than written together scattered letters may stand. */
const STRETCH = 4;

/** One plain lower-case character for each character, so that places stay the same: "É" is "e". */
function plain(text: string): string[] {
  return [...text].map((character) => {
    const bare = character.normalize("NFD").replace(/\p{M}/gu, "");
    return ([...bare][0] ?? character).toLowerCase();
  });
}

function startsAt(letters: readonly string[], word: readonly string[], at: number): boolean {
  return word.every((letter, index) => letters[at + index] === letter);
}

const isLetter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

function together(letters: readonly string[], word: readonly string[]): Match | null {
  let inside: Match | null = null;
  for (let at = 0; at + word.length <= letters.length; at += 1) {
    if (!startsAt(letters, word, at)) continue;
    const indexes = word.map((_, index) => at + index);
    if (!isLetter(letters[at - 1])) return { score: at === 0 ? OPENING : BEGINNING - at / 10, at: indexes };
    inside ??= { score: INSIDE - at / 10, at: indexes };
  }
  return inside;
}

/** The letters in their order from this place on; as near to each other as they come. */
function follow(letters: readonly string[], word: readonly string[], from: number): number[] | null {
  const at: number[] = [];
  for (const letter of word) {
    const next = letters.indexOf(letter, at.length === 0 ? from : (at.at(-1) ?? 0) + 1);
    if (next < 0) return null;
    at.push(next);
  }
  return at;
}

/** Two letters are found almost everywhere: they have to be initials. */
function areInitials(letters: readonly string[], at: readonly number[]): boolean {
  return at.every((index) => !isLetter(letters[index - 1]));
}

function scattered(letters: readonly string[], word: readonly string[]): Match | null {
  let best: Match | null = null;
  for (const [from, letter] of letters.entries()) {
    if (letter !== word[0]) continue;
    const at = follow(letters, word, from);
    if (at === null) break;
    const stretch = (at.at(-1) ?? from) - from + 1;
    const found = { score: SCATTERED - stretch / 10, at };
    if (word.length < 3 && !areInitials(letters, at)) continue;
    if (stretch <= word.length * STRETCH && found.score > (best?.score ?? 0)) best = found;
  }
  return best;
}

/**
 * Whether every word of the query is in the text, at best at the beginning of a word, at worst, where that is wanted, as scattered
 * letters.
 */
export function match(query: string, text: string, scatters = false): Match | null {
  const letters = plain(text);
  const words = query
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
  let score = 0;
  const at = new Set<number>();
  for (const word of words) {
    const typed = plain(word);
    const found = together(letters, typed) ?? (scatters ? scattered(letters, typed) : null);
    if (found === null) return null;
    score += found.score / words.length;
    for (const index of found.at) at.add(index);
  }
  return { score, at: [...at].sort((a, b) => a - b) };
}

/** The text in pieces, those that answer the query marked. */
export function marked(text: string, at: readonly number[]): { words: string; hit: boolean }[] {
  const pieces: { words: string; hit: boolean }[] = [];
  const hits = new Set(at);
  for (const [index, character] of [...text].entries()) {
    const hit = hits.has(index);
    const last = pieces.at(-1);
    if (last?.hit === hit) last.words += character;
    else pieces.push({ words: character, hit });
  }
  return pieces;
}
