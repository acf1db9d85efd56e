import { describe, expect, it } from "vitest";
import { cut, LONGEST } from "./pieces";

const items = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ key: `m${from + index}` }));
const shape = (pieces: ReturnType<typeof cut>) =>
  pieces.map(({ key, from, items: { length } }) => ({ key, from, length }));
const begun = (pieces: ReturnType<typeof cut>) => new Set(pieces.map(({ key }) => key));

describe("a long thread", () => {
  it("is one piece as long as it is short", () => {
    expect(cut([])).toEqual([]);
    expect(shape(cut(items(0, LONGEST)))).toEqual([{ key: "m0", from: 0, length: LONGEST }]);
  });

  it("gets a piece for each page that is read before it", () => {
    const newest = cut(items(200, 300));
    const both = cut(items(100, 300), begun(newest));
    expect(shape(both)).toEqual([
      { key: "m100", from: 0, length: 100 },
      { key: "m200", from: 100, length: 100 },
    ]);
    expect(shape(cut(items(0, 300), begun(both))).map(({ key }) => key)).toEqual(["m0", "m100", "m200"]);
  });

  it("begins another piece behind the last one when that is full", () => {
    const full = cut(items(0, LONGEST));
    const more = cut(items(0, LONGEST + 1), begun(full));
    expect(shape(more).map(({ length }) => length)).toEqual([LONGEST, 1]);
    const older = cut(items(-10, LONGEST + 2), begun(more));
    expect(
      shape(older).map(({ length }) => length),
      "no item changes its piece",
    ).toEqual([10, LONGEST, 2]);
  });
});
