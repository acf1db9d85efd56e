import { describe, expect, it, vi } from "vitest";
import { table } from "../../keyboard/table";
import { type Entry, rank } from "./rank";

const icon = table.palette.icon as Entry["icon"];
const entry = (group: Entry["group"], words: string, more: Partial<Entry> = {}): Entry => ({
  key: `${group} ${words}`,
  group,
  words,
  icon,
  handler: vi.fn(),
  ...more,
});

const ENTRIES = [
  entry("actions", "Go to pool"),
  entry("actions", "Complete"),
  entry("tickets", "Printer jams", { detail: "#12" }),
  entry("tickets", "Pool car does not start", { detail: "#7", latest: 1 }),
  entry("people", "Paula Complin", { detail: "@paula", latest: 0 }),
];

const shown = (query: string, entries: readonly Entry[] = ENTRIES) =>
  rank(query, entries).map(({ group, hits }) => [group, hits.map((hit) => hit.entry.words)]);

describe("the palette", () => {
  it("starts with recent entries, then possible actions", () => {
    expect(shown("")).toEqual([
      ["recent", ["Paula Complin", "Pool car does not start"]],
      ["actions", ["Go to pool", "Complete"]],
    ]);
  });

  it("finds a ticket by its number, with or without the sign before it", () => {
    expect(shown("#12")).toEqual([["tickets", ["Printer jams"]]]);
    expect(shown("12")).toEqual([["tickets", ["Printer jams"]]]);
  });

  it("puts the group with the best answer first", () => {
    expect(shown("compl").map(([group]) => group)).toEqual(["actions", "people"]);
    expect(shown("print").map(([group]) => group)).toEqual(["tickets"]);
  });

  it("matches a few letters with actions only", () => {
    expect(shown("gtp")).toEqual([["actions", ["Go to pool"]]]);
    expect(shown("pjm")).toEqual([]);
  });

  it("prefers recent entries among equals", () => {
    const twice = [entry("tickets", "Printer A"), entry("tickets", "Printer B", { latest: 0 })];
    expect(shown("printer", twice)).toEqual([["tickets", ["Printer B", "Printer A"]]]);
  });

  it("keeps the active entry when better ones arrive", () => {
    const many = Array.from({ length: 20 }, (_, index) => entry("tickets", `Lamp ${index}`));
    const last = entry("tickets", "The old lamp", { key: "own" });
    expect(rank("lamp", [...many, last])[0]?.hits).toHaveLength(8);
    const kept = rank("lamp", [...many, last], "own")[0]?.hits.map((hit) => hit.entry.key);
    expect(kept).toHaveLength(8);
    expect(kept?.at(-1)).toBe("own");
  });

  it("keeps the database's matches that it cannot match itself", () => {
    const greek = entry("tickets", "Φωτισμός ΟΔΟΣ 4");
    expect(shown("οδος", [greek])).toEqual([]);
    expect(shown("οδος", [{ ...greek, answers: true }])).toEqual([["tickets", ["Φωτισμός ΟΔΟΣ 4"]]]);
  });

  it("is empty without matches", () => {
    expect(shown("zzz")).toEqual([]);
  });
});
