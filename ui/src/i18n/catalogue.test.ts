// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { CODES } from "../api/wire";
import { choices, language, text } from ".";
import { de } from "./de";
import { en } from "./en";

/** Every text with its key; what takes values is given marks, to be found again in it. */
function entries(value: unknown, key = ""): [string, string][] {
  if (typeof value === "string") return [[key, value]];
  if (typeof value === "function") {
    return entries(Reflect.apply(value as () => unknown, undefined, ["«0»", "«1»", "«2»"]), key);
  }
  return Object.entries(value as object).flatMap(([name, entry]) =>
    entries(entry, key === "" ? name : `${key}.${name}`),
  );
}

/** Which of the given values a text names. */
function given(text: string | undefined): string[] {
  return [...new Set(text?.match(/«\d»/gu))].sort();
}

afterEach(() => language.use("en"));

describe.each(["en", "de"] as const)("the catalogue in %s", (chosen) => {
  it.each(CODES)("says for %s what failed and what to do, in whole sentences", (code) => {
    language.use(chosen);
    const words = text.errors[code](null);
    expect(words).toMatch(/^\p{Lu}.{10,}\.$/u);
    expect(words).not.toContain(code);
  });

  it("names the length that was passed or not reached", () => {
    language.use(chosen);
    expect(text.errors["input.too_short"]("10")).toContain("10");
    expect(text.errors["input.too_long"]("200")).toContain("200");
  });
});

/** What is the same word in both languages. */
const SAME = new Set([
  ..."frame.product frame.version lists.pool palette.groups.tickets ticket.number ticket.fields.status account.organisation".split(
    " ",
  ),
  ..."firstRun.host firstRun.port firstRun.database settings.version keys.names.Escape keys.names.ArrowDown keys.names.ArrowUp".split(
    " ",
  ),
]);

describe("the German catalogue", () => {
  const german = new Map(entries(de));

  it("has every text with the same values in it", () => {
    for (const [key, english] of entries(en)) expect(given(german.get(key)), key).toEqual(given(english));
  });

  it("repeats no English text but the words that both languages share", () => {
    const repeated = entries(en).filter(([key, english]) => german.get(key) === english && !SAME.has(key));
    expect(repeated).toEqual([]);
  });

  it("has nothing that English does not have", () => {
    expect([...german.keys()].sort()).toEqual(
      entries(en)
        .map(([key]) => key)
        .sort(),
    );
  });
});

describe("switching the language", () => {
  it("changes every text, and what the page says of itself", () => {
    expect(text.actions.claim).toBe("Claim");
    language.use("de");
    expect(text.actions.claim).toBe("Übernehmen");
    expect(document.documentElement).toHaveAttribute("lang", "de");
    expect(document.documentElement).toHaveAttribute("dir", "ltr");
    language.use("ar-XB");
    expect(document.documentElement).toHaveAttribute("dir", "rtl");
  });

  it("offers the languages for development to nobody else", () => {
    expect(choices(false).map(({ name }) => name)).toEqual(["English", "Deutsch"]);
    expect(choices(true)).toHaveLength(4);
  });
});

describe("the languages for development", () => {
  it.each(["en-XA", "ar-XB"] as const)("%s leaves no word of a text in plain letters", (chosen) => {
    language.use(chosen);
    for (const [key, value] of entries({ ...text })) expect(value, key).not.toMatch(/[A-Za-z]{2}/);
  });

  it("keep names and numbers as they were given", () => {
    language.use("en-XA");
    expect(text.ticket.alert.claimed("Ada Lovelace")).toMatch(/^\[Ada Lovelace çļååîîɱééð /);
    expect(text.actions.raised(12)).toContain("#12");
  });

  it("are two fifths longer", () => {
    const length = (catalogue: object) =>
      entries(catalogue).reduce((sum, [, words]) => sum + words.length, 0);
    language.use("en-XA");
    expect(length({ ...text }) / length(en)).toBeGreaterThan(1.4);
  });
});
