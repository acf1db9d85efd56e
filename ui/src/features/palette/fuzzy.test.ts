import { describe, expect, it } from "vitest";
import { marked, match } from "./fuzzy";

const score = (query: string, text: string) => match(query, text, true)?.score ?? -1;

describe("matching a few letters", () => {
  it("prefers the beginning of a word to its inside, and both to scattered letters", () => {
    expect(score("print", "Printer jams")).toBeGreaterThan(score("print", "The blueprint is torn"));
    expect(score("rint", "Printer")).toBeGreaterThan(score("rint", "R in t"));
    expect(score("gp", "Go to pool")).toBeGreaterThan(0);
  });

  it("takes the words of the query in any order, and needs all of them", () => {
    expect(score("204 projector", "Projector in room 204")).toBeGreaterThan(0);
    expect(match("projector cellar", "Projector in room 204")).toBeNull();
  });

  it("ignores case and accents, and marks the right characters", () => {
    const text = "Übergang zum Café";
    const found = match("cafe", text);
    expect(marked(text, found?.at ?? [])).toEqual([
      { words: "Übergang zum ", hit: false },
      { words: "Café", hit: true },
    ]);
  });

  it("does not match letters that are far apart", () => {
    expect(match("prnt", "Printer on the third floor", true)).not.toBeNull();
    expect(match("fxq", "Fax in the basement hums quietly", true)).toBeNull();
  });

  it("takes two letters for initials, because they are in every text", () => {
    expect(match("nt", "New ticket", true)?.at).toEqual([0, 4]);
    expect(match("ro", "Keyboard shortcuts", true)).toBeNull();
  });

  it("matches scattered letters only on request", () => {
    expect(match("heat", "Badge does not open the east door", true)).not.toBeNull();
    expect(match("heat", "Badge does not open the east door")).toBeNull();
  });

  it("matches everything when nothing is typed", () => {
    expect(match("  ", "Pool")).toEqual({ score: 0, at: [] });
  });
});
