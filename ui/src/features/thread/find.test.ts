// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { findIn } from "./find";

const page = (html: string) => {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  return document.body;
};
const hits = (html: string, words: string) => findIn(page(html), words).map(String);

describe("finding a text in a ticket", () => {
  afterEach(() => document.body.replaceChildren());

  it("finds every place, whatever the case", () => {
    expect(hits("<p>Printer, printer</p><p>The PRINTER.</p>", "printer")).toEqual([
      "Printer",
      "printer",
      "PRINTER",
    ]);
    expect(hits("<p>aaa</p>", "aa"), "hits do not overlap").toEqual(["aa"]);
  });

  it("finds nothing without words, and nothing that nobody sees", () => {
    expect(hits("<p>Printer</p>", "")).toEqual([]);
    const hidden = '<p aria-hidden="true">Ada</p><p class="visually-hidden">Ada</p><p data-find>Ada</p>';
    expect(hits(`${hidden}<p>Ada</p>`, "ada")).toHaveLength(1);
  });
});
