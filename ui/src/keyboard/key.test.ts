// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { Chord } from "./chord";
import { keyOf } from "./key";

/** Presses of a layout: what it writes, at which place. */
const press = (key: string, code: string, extra: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, code, ...extra });

const g = { Russian: "п", Greek: "γ", Hebrew: "ע", Arabic: "ل", Georgian: "გ" };
const i = { Russian: "ш", Greek: "ι", Hebrew: "ן", Arabic: "ه", Georgian: "ი" };
const k = { Russian: "л", Greek: "κ", Hebrew: "ל", Arabic: "ن", Georgian: "კ" };

describe("a shortcut", () => {
  it.each(Object.keys(g) as (keyof typeof g)[])("is pressed by its place on a %s keyboard", (layout) => {
    const chord = new Chord();
    expect(chord.press(press(g[layout], "KeyG"), "employee", 0)).toEqual([]);
    expect(chord.press(press(i[layout], "KeyI"), "employee", 10)).toEqual(["inbox"]);
    expect(chord.press(press(k[layout], "KeyK", { ctrlKey: true }), "employee", 20)).toEqual(["palette"]);
  });

  it("is found where a foreign layout writes a symbol", () => {
    const chord = new Chord();
    chord.press(press("ע", "KeyG"), "responder", 0);
    expect(chord.press(press("'", "KeyW"), "responder", 10), "W in Hebrew").toEqual(["work"]);
    expect(chord.press(press("б", "Comma"), "responder", 20), "a comma in Russian").toEqual(["settings"]);
    expect(keyOf(press("?", "Digit7", { shiftKey: true })), "a symbol that is there counts").toBe("?");
  });

  it("goes by the letter where it is a Latin one", () => {
    expect(keyOf(press("z", "KeyY")), "German").toBe("z");
    expect(keyOf(press("a", "KeyQ")), "French").toBe("a");
    expect(keyOf(press(".", "KeyE")), "Dvorak").toBe(".");
    expect(keyOf(press("ö", "Semicolon"))).toBe("ö");
  });

  it("does not mind Caps Lock", () => {
    const chord = new Chord();
    chord.press(press("G", "KeyG"), "employee", 0);
    expect(chord.press(press("I", "KeyI"), "employee", 10)).toEqual(["inbox"]);
    expect(keyOf(press("K", "KeyK", { ctrlKey: true }))).toBe("Control+k");
    expect(keyOf(press("r", "KeyR", { shiftKey: true })), "with Shift").toBe("Shift+R");
  });

  it("is none while an input method has the key", () => {
    expect(keyOf(press("Enter", "Enter", { isComposing: true }))).toBe("");
    expect(keyOf(press("Enter", "Enter", { keyCode: 229 })), "in WebKit's order").toBe("");
    expect(keyOf(press("Enter", "Enter"))).toBe("Enter");
  });
});
