import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cleanText, isBlank, type TextShape } from "./clean-text";

interface Pasted {
  what: string;
  shape: TextShape;
  pasted: string;
  text: string;
  codes: number;
  characters: number;
}

// The same cases are put to the database and the model by tests/database/input.rs.
const read = (name: string): unknown =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../../tests/cases/${name}.json`, "utf8"));
const pasted = read("pasted") as Pasted[];
const characters = read("characters") as Record<"refused" | "blank", [string, string][]>;

/** The ranges of all characters of which this holds. */
function ranges(holds: (character: string) => boolean): [string, string][] {
  const found: [number, number][] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if ((code >= 0xd800 && code <= 0xdfff) || !holds(String.fromCodePoint(code))) continue;
    const last = found.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else found.push([code, code]);
  }
  const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, "0");
  return found.map(([from, to]) => [hex(from), hex(to)]);
}

/** Every text of these letters up to a length. */
function textsOf(letters: readonly string[], longest: number): string[] {
  let texts = [""];
  const all = [...texts];
  for (let length = 1; length <= longest; length += 1) {
    texts = texts.flatMap((text) => letters.map((letter) => text + letter));
    all.push(...texts);
  }
  return all;
}

/** How the database finds stray isolates: it takes closed ones out, from the innermost. */
function isPaired(text: string): boolean {
  const pair = /[\u2066-\u2068][^\u2066-\u2069\n]*\u2069/g;
  const rest = text.replace(pair, "").replace(pair, "").replace(pair, "");
  return !/[\u2066-\u2069]/.test(rest);
}

describe("pasted text", () => {
  it.each(pasted)("is repaired: $what", ({ shape, pasted, text, codes, characters }) => {
    expect(cleanText(pasted, shape)).toEqual({ text, codes, characters });
    expect(cleanText(text, shape), "what was cleaned is clean").toEqual({ text, codes: 0, characters: 0 });
  });

  it("loses exactly the characters that the database refuses", () => {
    const isChanged = (character: string) =>
      cleanText(`a${character}b`, "paragraphs").text !== `a${character}b`;
    expect(ranges(isChanged)).toEqual(characters.refused);
  });

  it("keeps isolates that are closed in their line, and no others", () => {
    for (const text of textsOf(["\u2066", "\u2068", "\u2069", "\n", "x"], 6)) {
      const cleaned = cleanText(text, "paragraphs").text;
      expect(isPaired(cleaned), JSON.stringify(text)).toBe(true);
      if (isPaired(text)) expect(cleaned).toBe(text);
      expect(cleaned.replace(/[\u2066-\u2069]/g, "")).toBe(text.replace(/[\u2066-\u2069]/g, ""));
    }
    const nested = (depth: number) => `${"\u2067".repeat(depth)}x${"\u2069".repeat(depth)}`;
    expect(cleanText(nested(3), "line").text).toBe(nested(3));
    expect(cleanText(nested(5), "line")).toEqual({ text: nested(3), codes: 0, characters: 4 });
  });

  it("keeps nothing invisible in an address", () => {
    const address = "\u200E\u202Aada@example.org\u200D\t";
    expect(cleanText(address, "plain").text.trim()).toBe("ada@example.org");
  });

  it("is empty when nothing of it is visible", () => {
    expect(ranges(isBlank)).toEqual(characters.blank);
    expect(isBlank("\u2800\u200D \n")).toBe(true);
    expect(isBlank("\u2800x")).toBe(false);
  });
});
