import { describe, expect, it } from "vitest";
import { firstAfter, hitsOf, MOST_HITS, partsOf } from "./hits";
import { heightOf, rowAt, rowsOf } from "./rows";

const shown = (text: string) => {
  const rows = rowsOf(text);
  return rows.lines.map((line, row) => [
    line,
    partsOf(rows, row, [])
      .map((part) => part.text)
      .join(""),
  ]);
};

describe("a text", () => {
  it.each([
    ["", []],
    ["one", [[1, "one"]]],
    ["one\n", [[1, "one"]]],
    [
      "one\n\nthree",
      [
        [1, "one"],
        [2, ""],
        [3, "three"],
      ],
    ],
    ["\n", [[1, ""]]],
  ])("%j is cut into its lines", (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it("goes on in further rows where a line is long, and splits no character", () => {
    const rows = shown(`${"a".repeat(1999)}\u{1F525}${"b".repeat(3000)}\nnext`);
    expect(rows.map(([line]) => line)).toEqual([1, 1, 1, 2]);
    expect(rows.map(([, text]) => (text as string).length)).toEqual([1999, 2000, 1002, 4]);
    expect(shown(`${"a".repeat(2000)}\nnext`)).toHaveLength(2);
  });

  it("ends where no browser could show more", () => {
    const rows = rowsOf("1\n2\n3\n", 2);
    expect([rows.lines, rows.cut, rows.starts]).toEqual([[1, 2], true, [0, 2, 4]]);
    expect(hitsOf(rows, "3")).toEqual([]);
    expect(rowsOf("1\n2\n", 2).cut).toBe(false);
  });

  it("knows the row of each place", () => {
    const rows = rowsOf("one\ntwo\n\nfour");
    expect([0, 3, 4, 7, 8, 9, 12].map((place) => rowAt(rows, place))).toEqual([0, 0, 1, 1, 2, 3, 3]);
  });

  it("knows how high a row is when it is wrapped", () => {
    const rows = rowsOf(`\n${"a".repeat(10)}\n${"a".repeat(11)}\n`);
    expect([0, 1, 2].map((row) => heightOf(rows, row, 10))).toEqual([1, 1, 2]);
  });
});

describe("a search", () => {
  const rows = rowsOf("Error: no paper\nerror (ERROR)\n.*\n");

  it("finds characters in any case, and takes none for a pattern", () => {
    expect(hitsOf(rows, "error").map(({ start }) => start)).toEqual([0, 16, 23]);
    expect(hitsOf(rows, ".*").map(({ start }) => start)).toEqual([30]);
    expect(hitsOf(rows, "")).toEqual([]);
    for (const sign of "\\^$.*+?()[]{}|/-&#~,=!<>:") expect(() => hitsOf(rows, sign)).not.toThrow();
  });

  it("marks a hit in each row that it reaches into", () => {
    const long = rowsOf(`${"a".repeat(1999)}bc${"d".repeat(10)}`);
    const hits = hitsOf(long, "bc");
    expect(partsOf(long, 0, hits).at(-1)).toEqual({ text: "b", hit: 0 });
    expect(partsOf(long, 1, hits)[0]).toEqual({ text: "c", hit: 0 });
  });

  it("cuts a row where hits begin and end", () => {
    const hits = hitsOf(rows, "error");
    expect(partsOf(rows, 1, hits)).toEqual([
      { text: "error", hit: 1 },
      { text: " (", hit: null },
      { text: "ERROR", hit: 2 },
      { text: ")", hit: null },
    ]);
    expect([0, 5, 16, 29].map((place) => firstAfter(hits, place))).toEqual([0, 1, 1, 3]);
  });

  it("stops counting at some time", () => {
    expect(hitsOf(rowsOf("a".repeat(MOST_HITS * 2)), "a")).toHaveLength(MOST_HITS);
  });
});
