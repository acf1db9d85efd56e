import { describe, expect, it } from "vitest";
import { CODES } from "../api/wire";
import { text } from ".";

describe("the catalogue", () => {
  it.each(CODES)("says for %s what failed and what to do, in whole sentences", (code) => {
    const words = text.errors[code](null);
    expect(words).toMatch(/^[A-Z].{10,}\.$/);
    expect(words).not.toContain(code);
  });

  it("names the length that was passed or not reached", () => {
    expect(text.errors["input.too_short"](10)).toContain("10");
    expect(text.errors["input.too_long"](200)).toContain("200");
  });
});
