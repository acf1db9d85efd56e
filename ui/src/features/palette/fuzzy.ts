/** How well a text matches the query, and with which characters. */
export interface Match {
  /** Higher is better. */
  score: number;
  /** Indexes in `[...text]`, in order. */
  at: number[];
}

/** The text begins with the word. */
const OPENING = 110;
/** A later word of the text begins with it. */
const BEGINNING = 100;
const INSIDE = 60;
const SCATTERED = 20;
/** How much further apart scattered letters may be than in one word. */
const STRETCH = 4;

/** One plain lower-case character for each character, so that indexes stay the same: "É" is "e". */
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

/** Finds the letters in order from this index on, as close together as possible. */
function follow(letters: readonly string[], word: readonly string[], from: number): number[] | null {
  const at: number[] = [];
  for (const letter of word) {
    const next = letters.indexOf(letter, at.length === 0 ? from : (at.at(-1) ?? 0) + 1);
    if (next < 0) return null;
    at.push(next);
  }
  return at;
}

/** Two letters match almost everywhere, so they have to be initials. */
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
 * Matches every word of the query in the text: best at the beginning of a word, or as scattered letters if `scatters` is set.
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

/** Splits the text into pieces and marks those that match the query. */
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
