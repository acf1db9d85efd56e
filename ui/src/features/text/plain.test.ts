import { describe, expect, it } from "vitest";
import { plain } from "./plain";

describe("the words of a text", () => {
  it.each([
    ["It **jams** in `tray 2`, see #12.", "It jams in tray 2, see #12."],
    ["- lamp\n- fan\n\n> quoted", "lamp fan quoted"],
    ["1. [manual](https://example.org)", "manual"],
    ["```\nE: 42\n```", "E: 42"],
    ["cut in **the middl", "cut in **the middl"],
    ["2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"],
    ["<b>no HTML</b>", "<b>no HTML</b>"],
  ])("of %j are %j", (text, words) => {
    expect(plain(text)).toBe(words);
  });
});
