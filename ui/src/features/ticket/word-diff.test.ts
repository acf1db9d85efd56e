import { describe, expect, it } from "vitest";
import { wordDiff } from "./word-diff";

const side = (kind: "removed" | "added", before: string, after: string) =>
  wordDiff(before, after)
    .filter((piece) => piece.kind === "same" || piece.kind === kind)
    .map((piece) => piece.text)
    .join("");

describe("the difference of two texts", () => {
  it("marks words, not letters", () => {
    expect(wordDiff("Printer jams", "Printer burns")).toEqual([
      { kind: "same", text: "Printer " },
      { kind: "removed", text: "jams" },
      { kind: "added", text: "burns" },
    ]);
  });

  it.each([
    ["", "new words"],
    ["old words", ""],
    ["a b c d", "a c d e"],
    ["line one\n\nline two", "line one\nline two and more"],
    ["same", "same"],
  ])("holds both texts whole: %j → %j", (before, after) => {
    expect(side("removed", before, after)).toBe(before);
    expect(side("added", before, after)).toBe(after);
  });

  it("gives up on texts that are too long to compare", () => {
    const long = (word: string) => `${word} `.repeat(1500);
    expect(wordDiff(long("a"), long("b"))).toHaveLength(2);
  });
});
