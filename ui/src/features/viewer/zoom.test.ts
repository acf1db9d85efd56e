import { describe, expect, it } from "vitest";
import { anchored, fitting, LARGEST, SMALLEST, stepped, wheeled } from "./zoom";

describe("zooming", () => {
  it("shows all of a large picture and leaves a small one as it is", () => {
    const stage = { width: 800, height: 600 };
    expect(fitting({ width: 1600, height: 600 }, stage)).toBe(0.5);
    expect(fitting({ width: 800, height: 2400 }, stage)).toBe(0.25);
    expect(fitting({ width: 16, height: 16 }, stage)).toBe(1);
    expect(fitting({ width: 16, height: 16 }, { width: 0, height: 0 }), "before there is room").toBe(1);
  });

  it("stops at 100 % on the way, and at the ends", () => {
    expect(stepped(0.9, 1)).toBe(1);
    expect(stepped(1.1, -1)).toBe(1);
    expect(stepped(1, 1)).toBe(1.25);
    expect(stepped(LARGEST, 1)).toBe(LARGEST);
    expect(stepped(SMALLEST, -1)).toBe(SMALLEST);
    expect(wheeled(1, -100)).toBeGreaterThan(1);
    expect(wheeled(1, 1e6)).toBe(SMALLEST);
  });

  it("keeps the point under the pointer", () => {
    // A picture of 1000 pixels on a stage of 500, scrolled by 100: at 250 lies its pixel 350.
    expect(anchored(250, 100, 500, 1000, [1, 2])).toBe(450);
    // One of 100 pixels lies in the middle: at 250 lies its pixel 50, which stays there.
    expect(anchored(250, 0, 500, 100, [1, 10])).toBe(250);
  });
});
