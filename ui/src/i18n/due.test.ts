import { describe, expect, it } from "vitest";
import { due, dueSection, spoken, target } from "./due";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = new Date(2026, 10, 22, 15, 0, 0).getTime();
const at = (ms: number) => new Date(NOW + ms).toISOString();

describe("a span of time", () => {
  it.each([
    [0, "1 minute"],
    [29_000, "1 minute"],
    [89 * MINUTE, "89 minute"],
    [91 * MINUTE, "2 hour"],
    [35 * HOUR, "35 hour"],
    [37 * HOUR, "2 day"],
    [72 * HOUR, "3 day"],
  ])("%i ms is said as %s", (ms, words) => {
    const { unit, count } = spoken(ms);
    expect(`${count} ${unit}`).toBe(words);
  });

  it("is a target in the unit in which it was set", () => {
    expect(target(3 * 1440)).toEqual({ unit: "day", count: 3 });
    expect(target(36 * 60)).toEqual({ unit: "hour", count: 36 });
    expect(target(90)).toEqual({ unit: "minute", count: 90 });
  });
});

describe("a deadline", () => {
  it("is overdue from its very moment on", () => {
    expect(due(at(0), NOW)).toMatchObject({ overdue: true });
    expect(due(at(1), NOW)).toMatchObject({ overdue: false, soon: true });
    expect(due(at(-12 * MINUTE), NOW)).toEqual({ overdue: true, soon: false, unit: "minute", count: 12 });
  });

  it("is soon within the last hour", () => {
    expect(due(at(HOUR - 1), NOW).soon).toBe(true);
    expect(due(at(HOUR), NOW).soon).toBe(false);
  });

  it("belongs to today until midnight of this place", () => {
    expect(dueSection(at(-1), NOW)).toBe("overdue");
    expect(dueSection(at(9 * HOUR - 1), NOW)).toBe("today");
    expect(dueSection(at(9 * HOUR), NOW)).toBe("later");
  });
});
