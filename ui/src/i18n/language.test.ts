// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { language } from ".";
import { ago, country, inOrder, number, span, timeOfDay } from "./format";

const NOW = new Date(2026, 10, 22, 15, 0, 0).getTime();
const before = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

afterEach(() => language.use("en"));

describe("what Intl formats follows the language at once", () => {
  it("dates and times", () => {
    expect(ago(before(86400), NOW)).toBe("yesterday");
    language.use("de");
    expect(ago(before(86400), NOW)).toBe("gestern");
    expect(ago(before(180), NOW)).toBe("vor 3 Min.");
    expect(ago(before(86400 * 30), NOW)).toBe("23. Okt.");
    expect(timeOfDay(before(60), NOW)).toBe("14:59");
  });

  it("numbers and countries", () => {
    language.use("de");
    expect(number(20000)).toBe("20.000");
    expect(span(2400)).toBe("2,4 Sekunden");
    expect(country("AT")).toBe("Österreich");
    language.use("ar-XB");
    expect(number(12)).toBe("١٢");
  });

  it("the order of names", () => {
    language.use("de");
    expect(["Ungarn", "Zypern", "Österreich", "Oman"].sort(inOrder)).toEqual([
      "Oman",
      "Österreich",
      "Ungarn",
      "Zypern",
    ]);
  });
});
