// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { combinationOf, keysText } from "./combination";

const press = (keys: Partial<KeyboardEvent>) =>
  combinationOf({
    key: "",
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...keys,
  });

test("a combination is written as the desk takes it", () => {
  expect(press({ key: "t", code: "KeyT", ctrlKey: true, altKey: true })).toBe("Control+Alt+T");
  expect(press({ key: "T", code: "KeyT", metaKey: true, shiftKey: true })).toBe("Shift+Super+T");
  expect(press({ key: "F9", code: "F9" })).toBe("F9");
});

test("the layout says which letter it is, unless it writes something else", () => {
  expect(press({ key: "z", code: "KeyY", ctrlKey: true })).toBe("Control+Z");
  expect(press({ key: "†", code: "KeyT", altKey: true })).toBe("Alt+T");
  expect(press({ key: "е", code: "KeyT", ctrlKey: true })).toBe("Control+T");
  expect(press({ key: "!", code: "Digit1", ctrlKey: true, shiftKey: true })).toBe("Control+Shift+1");
});

test("keys that people write with are none", () => {
  expect(press({ key: "t", code: "KeyT" })).toBeNull();
  expect(press({ key: "T", code: "KeyT", shiftKey: true })).toBeNull();
  expect(press({ key: "Control", code: "ControlLeft", ctrlKey: true })).toBeNull();
  expect(press({ key: "F13", code: "F13", ctrlKey: true })).toBeNull();
});

test("the keys are named in the person's language", () => {
  expect(keysText("Control+Shift+F1")).toBe("Ctrl + Shift + F1");
});
