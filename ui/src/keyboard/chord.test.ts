import { describe, expect, it } from "vitest";
import { Chord } from "./chord";
import { nameOf } from "./key";
import { shortcutsFor, table } from "./table";

const press = (key: string, extra: Partial<KeyboardEvent> = {}) => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...extra,
});

describe("shortcuts", () => {
  it("depend on the role: the same key does what that person can do", () => {
    expect(new Chord().press(press("e"), "employee", 0)).toEqual(["edit"]);
    expect(new Chord().press(press("e"), "responder", 0)).toEqual(["complete"]);
    expect(new Chord().press(press("c"), "responder", 0)).toEqual([]);
  });

  it("recognise two keys in sequence, but only for a moment", () => {
    const chord = new Chord();
    expect(chord.press(press("g"), "responder", 0)).toEqual([]);
    expect(chord.press(press("w"), "responder", 500)).toEqual(["work"]);
    expect(chord.press(press("g"), "responder", 1000)).toEqual([]);
    expect(chord.press(press("w"), "responder", 9000)).toEqual([]);
  });

  it("treat Command as Control, and Shift only with letters", () => {
    expect(nameOf(press("Enter", { metaKey: true }))).toBe("Control+Enter");
    expect(nameOf(press("R", { shiftKey: true }))).toBe("Shift+R");
    expect(nameOf(press("?", { shiftKey: true }))).toBe("?");
    expect(new Chord().press(press("e", { ctrlKey: true }), "employee", 0)).toEqual([]);
  });

  it("never give one key two meanings for one role", () => {
    for (const role of ["employee", "responder"] as const) {
      const keys = shortcutsFor(role).flatMap((name) => table[name].keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
