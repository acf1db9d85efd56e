import { describe, expect, it } from "vitest";
import { placeOf } from "./place";

const screen = { width: 1000, height: 600 };
const menu = { width: 200, height: 150 };
const anchor = (left: number, top: number) => ({ left, right: left + 80, top, bottom: top + 30 });

describe("a menu", () => {
  it("opens below, aligned with the start of the line", () => {
    expect(placeOf(anchor(300, 100), menu, screen, false)).toMatchObject({ left: 300, top: 134 });
    expect(placeOf(anchor(300, 100), menu, screen, true)).toMatchObject({ left: 180, top: 134 });
  });

  it("opens above where there is more room", () => {
    expect(placeOf(anchor(300, 500), menu, screen, false).top).toBe(346);
    expect(placeOf(anchor(300, 200), { width: 200, height: 500 }, screen, false).top).toBe(234);
  });

  it("stays inside the window", () => {
    expect(placeOf(anchor(950, 100), menu, screen, false).left).toBe(792);
    expect(placeOf(anchor(0, 100), menu, screen, true).left).toBe(8);
    const { top, room } = placeOf(anchor(0, 300), { width: 200, height: 900 }, screen, false);
    expect(top + room, "a long menu scrolls").toBeLessThanOrEqual(600);
  });
});
