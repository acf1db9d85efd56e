/* eslint no-misleading-character-class: "off" -- The classes hold single code points, none of which combines with its neighbour here. */
import ansiRegex from "ansi-regex";

/** What a field takes: several lines, one line, or one line in which nothing is invisible, such as an address. */
export type TextShape = "paragraphs" | "line" | "plain";

export interface Cleaned {
  text: string;
  /** How many control sequences of terminals were removed. */
  codes: number;
  /** How many other characters were removed, none of them visible. */
  characters: number;
}

/** Line ends that are none for the database. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Terminals' colours and other control sequences. */
const CODES = ansiRegex();
/** The flag of a country's part, such as England: a black flag, tags, a closing tag (UTS 51). */
const FLAG = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}/u;
/** Invisible characters that languages and emoji need: joiners, direction marks, variation selectors. */
const NEEDED = /[\u061C\u180B-\u180D\u180F\u200C-\u200F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;
/** What crates/model refuses: control characters, and those that hide or turn the direction of their neighbours. */
const REFUSED = new RegExp(
  `(?<kept>${FLAG.source}|[\\u2066-\\u2069])|(?!${NEEDED.source})\\p{Default_Ignorable_Code_Point}|(?![\\t\\n])\\p{Cc}|[\\uFFF9-\\uFFFB]`,
  "gu",
);
/** How deep isolates may lie in each other. */
const DEEPEST = 3;
const BLANK = /^[\s\u0085\u2800\u{16FE4}\u{1D159}\p{Default_Ignorable_Code_Point}]*$/u;

/** The text as the database takes it: without what cannot be seen, with the line ends and tabs that the field takes. */
export function cleanText(text: string, shape: TextShape): Cleaned {
  let codes = 0;
  let characters = 0;
  let cleaned = text
    .replace(CODES, () => {
      codes += 1;
      return "";
    })
    .replace(LINE_ENDS, "\n")
    .replace(REFUSED, (found, kept: string | undefined) => {
      if (kept !== undefined) return found;
      characters += 1;
      return "";
    });
  const paired = withoutStrayIsolates(cleaned);
  characters += cleaned.length - paired.length;
  cleaned = paired;
  if (shape !== "paragraphs") cleaned = cleaned.replace(/[\t\n]+/g, " ");
  if (shape === "plain") {
    const visible = cleaned.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
    characters += cleaned.length - visible.length;
    cleaned = visible;
  }
  return { text: cleaned, codes, characters };
}

/** Keeps the isolates (U+2066 to U+2068) that are closed (U+2069) in their line: they turn nothing outside them (UAX 9). */
function withoutStrayIsolates(text: string): string {
  if (!/[\u2066-\u2069]/.test(text)) return text;
  const units = text.split("");
  let open: number[] = [];
  const drop = (at: number) => (units[at] = "");
  for (const [at, unit] of [...units, "\n"].entries()) {
    if (unit === "\n") {
      open.forEach(drop);
      open = [];
    } else if (unit >= "\u2066" && unit <= "\u2068") {
      open.push(at);
    } else if (unit === "\u2069") {
      const opened = open.pop();
      if (opened === undefined || open.length >= DEEPEST) drop(at);
      if (opened !== undefined && open.length >= DEEPEST) drop(opened);
    }
  }
  return units.join("");
}

/** Whether nothing of the text is visible: it counts as empty. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/** The length of a text as the database counts it: in characters, without outer white space. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text.normalize("NFC").trim()) count += 1;
  return count;
}
