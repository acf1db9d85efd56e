import { describe, expect, it } from "vitest";
import { readUpTo } from "./read-up-to";

describe("what counts as read", () => {
  it("ends with the last message that was on the screen", () => {
    expect(readUpTo([11, 12, 13], [], 0), "nothing was shown yet").toBe(0);
    expect(readUpTo([11, 12, 13], [], 12)).toBe(12);
    expect(readUpTo([11, 12, 13], [], 13)).toBe(13);
    expect(readUpTo([], [], 40), "nothing is new").toBe(0);
  });

  it("takes an alert along only where it takes no unseen message along", () => {
    expect(readUpTo([], [20], 0)).toBe(20);
    expect(readUpTo([15], [10, 20], 0), "20 would read 15").toBe(10);
    expect(readUpTo([15], [10, 20], 15)).toBe(20);
  });
});
