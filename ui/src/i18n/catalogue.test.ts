// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { CODES, type Language } from "../api/wire";
import { choices, isMessage, kebab, language, t } from ".";
import { errorText } from "./errors";
import messages from "./messages?raw";

/** Every message with recognisable arguments of the right types. */
const MESSAGES = [...messages.matchAll(/^ {2}"(.+)": (.+);$/gmu)].map(
  ([, id = "", kinds = ""]): [string, Record<string, string | number>] => [
    id,
    Object.fromEntries(
      [...kinds.matchAll(/(\w+): (string|number)/gu)].map(([, name = "", kind]) => [
        name,
        kind === "number" ? 7 : "«0»",
      ]),
    ),
  ],
);

function all(chosen: Language): [string, string][] {
  language.use(chosen);
  return MESSAGES.map(([id, args]) => [id, (t as (id: string, args: object) => string)(id, args)]);
}

afterEach(() => language.use("en"));

describe.each(["en", "de"] as const)("the catalogue in %s", (chosen) => {
  it("has every message that the types promise", () => {
    language.use(chosen);
    expect(MESSAGES.length).toBeGreaterThan(600);
    expect(MESSAGES.filter(([id]) => !isMessage(id))).toEqual([]);
  });

  it("needs no argument beyond the types", () => {
    for (const [id, words] of all(chosen)) expect(words, id).not.toMatch(/\{|\}|\$/);
  });

  it.each(CODES)("says for %s what failed and what to do, in full sentences", (code) => {
    language.use(chosen);
    const words = errorText({ code, limit: null });
    expect(words).toMatch(/^\p{Lu}.{10,}\.$/u);
    expect(words).not.toContain(code);
  });

  it("names the exceeded or missed length", () => {
    language.use(chosen);
    expect(errorText({ code: "input.too_short", limit: 10 })).toContain("10");
    expect(errorText({ code: "input.too_long", limit: 200 })).toContain("200");
  });
});

describe("a text", () => {
  it("follows the language, and so does the page's lang attribute", () => {
    expect(t("action-claim")).toBe("Claim");
    language.use("de");
    expect(t("action-claim")).toBe("Übernehmen");
    expect(document.documentElement).toHaveAttribute("lang", "de");
    expect(document.documentElement).toHaveAttribute("dir", "ltr");
    language.use("ar-XB");
    expect(document.documentElement).toHaveAttribute("dir", "rtl");
  });

  it("has the plural form and digits of its language", () => {
    expect(t("palette-count", { count: 1 })).toBe("1 result");
    expect(t("palette-count", { count: 0 })).toBe("0 results");
    expect(t("palette-count", { count: 20_000 })).toBe("20,000 results");
    language.use("de");
    expect(t("outbox-count", { count: 1 })).toBe("1 wartet auf Versand");
    expect(t("outbox-count", { count: 20_000 })).toBe("20.000 warten auf Versand");
  });

  it("isolates only what runs the other way", () => {
    expect(t("alert-assigned", { value: "", who: "Ada" })).toBe("Ada claimed your ticket");
    expect(t("alert-assigned", { value: "", who: "عمر" })).toBe("\u2068عمر\u2069 claimed your ticket");
    language.use("ar-XB");
    expect(t("alert-assigned", { value: "", who: "Ada" })).toContain("\u2068Ada\u2069");
  });

  it("offers development languages in development only", () => {
    expect(choices(false).map(({ name }) => name)).toEqual(["English", "Deutsch"]);
    expect(choices(true)).toHaveLength(4);
  });
});

describe("the languages for development", () => {
  it.each(["en-XA", "ar-XB"] as const)("%s leaves no plain letters in a text", (chosen) => {
    for (const [id, words] of all(chosen)) expect(words, id).not.toMatch(/[A-Za-z]{2}/);
  });

  it("keep names and numbers unchanged", () => {
    language.use("en-XA");
    expect(t("alert-assigned", { value: "", who: "Ada Lovelace" })).toMatch(/^\[Ada Lovelace çļååîîɱééð /);
    expect(t("action-create-done", { what: "Printer" })).toContain("Printer");
  });

  it("are 40 % longer", () => {
    const length = (chosen: Language) => all(chosen).reduce((sum, [, words]) => sum + words.length, 0);
    expect(length("en-XA") / length("en"), "vowels stand twice").toBeCloseTo(1.4, 1);
  });
});

describe("the name of a message", () => {
  it.each([
    ["ticket.version_conflict", "ticket-version-conflict"],
    ["in process", "in-process"],
    ["signOut", "sign-out"],
    ["ArrowDown", "arrow-down"],
  ] as const)("for %s ends with %s", (name, ending) => {
    expect(kebab(name)).toBe(ending);
  });
});
