// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { ago, capped, initials, size, span, timeOfDay, weekdays } from "./format";

const NOW = new Date(2026, 10, 22, 15, 0, 0).getTime();
const before = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

describe("times", () => {
  it.each([
    [5, "now"],
    [60 * 5, "5m"],
    [60 * 50, "1h"],
    [3600 * 5, "5h"],
    [3600 * 20, "yesterday"],
    [86400 * 3, "3d"],
    [86400 * 30, "Oct"],
    [86400 * 500, "2025"],
  ])("%i seconds ago reads like %s", (seconds, words) => {
    expect(ago(before(seconds), NOW)).toContain(words);
  });

  it("stay hours for a while after midnight", () => {
    const night = new Date(2026, 10, 22, 1, 0, 0).getTime();
    expect(ago(new Date(night - 3 * 3600 * 1000).toISOString(), night)).toContain("3h");
    expect(ago(new Date(night - 7 * 3600 * 1000).toISOString(), night)).toContain("yesterday");
  });

  it("never lie in the future, however the clocks differ", () => {
    expect(ago(before(-30), NOW)).toBe("now");
  });

  it("show the date unless it is today", () => {
    expect(timeOfDay(before(60), NOW)).toMatch(/^0?2:59/);
    expect(timeOfDay(before(86400), NOW)).toMatch(/21/);
  });
});

describe("numbers and names", () => {
  it("stop at 99+", () => {
    expect(capped(99)).toBe("99");
    expect(capped(100)).toBe("99+");
  });

  it("format short spans with their unit", () => {
    expect(span(340)).toBe("340 milliseconds");
    expect(span(2400)).toBe("2.4 seconds");
  });

  it("format sizes with their unit", () => {
    expect(size(0)).toBe("0 bytes");
    expect(size(999)).toBe("999 bytes");
    expect(size(1000)).toBe("1 kB");
    expect(size(2_440_000)).toBe("2.4 MB");
    expect(size(5_000_000_000_000)).toBe("5,000 GB");
  });

  it("begin the week on Monday", () => {
    expect(weekdays().map(({ long }) => long)).toEqual(
      "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "),
    );
  });

  it("make initials of names in any script", () => {
    expect(initials("Ada Lovelace")).toBe("AL");
    expect(initials("María del Mar García")).toBe("MG");
    expect(initials("王")).toBe("王");
    expect(initials("😀 x")).toBe("😀X");
  });
});
