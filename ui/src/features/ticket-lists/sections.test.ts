import { describe, expect, it } from "vitest";
import { headings } from "./sections";

const HOUR = 3_600_000;
const NOW = new Date(2026, 10, 22, 15, 0, 0).getTime();
const rows = (...hours: number[]) =>
  hours.map((hour, index) => ({ id: index + 1, respondBy: new Date(NOW + hour * HOUR).toISOString() }));

describe("the sections of the pool", () => {
  it("stand above the first ticket of each, with their counts", () => {
    expect([...headings(rows(-2, -1, 3, 20, 30), false, NOW)]).toEqual([
      [1, { section: "overdue", count: 2, more: false }],
      [3, { section: "today", count: 1, more: false }],
      [4, { section: "later", count: 2, more: false }],
    ]);
  });

  it("are not worth a heading when there is only one", () => {
    expect(headings(rows(20, 30), true, NOW).size).toBe(0);
    expect(headings([], false, NOW).size).toBe(0);
  });

  it("know that the last one goes on below", () => {
    expect([...headings(rows(-1, 3), true, NOW).values()].map(({ more }) => more)).toEqual([false, true]);
  });

  it("move on with the time", () => {
    const list = rows(1, 20);
    expect(headings(list, false, NOW).get(1)?.section).toBe("today");
    expect(headings(list, false, NOW + HOUR).get(1)?.section).toBe("overdue");
  });
});
