import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { Language } from "../../../ui/src/api/wire";
import type { Translate } from "../../../ui/src/i18n/catalogue";
import { catalogueIn, LANGUAGES } from "../../../ui/src/i18n/languages";
import type { Workstation } from "./workstation";

const LOCALES = new URL("../../../locales/", import.meta.url);

/** The texts of a language, to find a button in a window. */
export function textsIn(language: Language): Translate {
  const directory = new URL(`${LANGUAGES[language].written}/`, LOCALES);
  const files = readdirSync(directory).map((name) => readFileSync(new URL(name, directory), "utf8"));
  return catalogueIn(language, files).t;
}

/** Sets the language of a workstation; `null` follows the system. Its windows follow without a restart. */
export async function speak(workstation: Workstation, language: Language | null): Promise<void> {
  const { preferences } = await workstation.rpc("app_state", null);
  await workstation.rpc("preferences_save", { ...preferences, language });
  await expect(workstation.page.locator("html")).toHaveAttribute("lang", language ?? "en");
}

/** The data of a workstation that a window may show: its name in lists of sessions, and the server's name and version. */
export async function namesOf(workstation: Workstation): Promise<string[]> {
  const { connection } = await workstation.rpc("app_state", null);
  const { database } = await workstation.rpc("diagnostics", null);
  const servers = ["server" in connection ? connection.server : null, database];
  return [`browser ${workstation.profile}`, ...servers.filter((name) => name !== null)];
}

interface Said {
  /** The location of an element, for the failure message. */
  where: string;
  words: string;
}

/** Everything that a window shows or announces: texts, names, tooltips, placeholders, options and its title. */
function said(): Said[] {
  const all: Said[] = [{ where: "title of the window", words: document.title }];
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
  for (const element of document.body.querySelectorAll("*")) {
    if (
      element.matches("script, style, .mirror, .avatar, .diff, .diff > *") ||
      element.closest("[popover]:not(:popover-open)") !== null
    )
      continue;
    for (const attribute of [
      "aria-label",
      "title",
      "placeholder",
      "alt",
      "aria-description",
      "aria-valuetext",
    ]) {
      const words = element.getAttribute(attribute);
      if (words !== null) all.push({ where: `${attribute} of ${name(element)}`, words });
    }
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) all.push({ where: name(element), words: node.textContent ?? "" });
    }
  }
  return all;
}

/** A walk through many screens reports all its findings. */
const find = expect.configure({ soft: true, timeout: 4_000 });

/**
 * Expects no plain letters in a window in a development language, except in people's texts, which are named here: any other plain
 * text did not come from the catalogue.
 */
export async function expectNoPlainWords(page: Page, theirs: readonly string[]): Promise<void> {
  const longestFirst = [...theirs].sort((a, b) => b.length - a.length);
  const plain = async () => {
    const found = await page.evaluate(said);
    return found
      .map(({ where, words }) => ({
        where,
        words: longestFirst.reduce((rest, own) => rest.replaceAll(own, ""), words),
      }))
      .filter(({ words }) => /[A-Za-z]{2}/.test(words))
      .map(({ where, words }) => `${where}: ${words.trim()}`);
  };
  await find.poll(plain, { message: page.url() }).toEqual([]);
}

/** A text that runs against the window's direction and is mixed with others without isolation. */
function entangled(theirs: readonly string[]): string[] {
  const wrong: string[] = [];
  const isolates = (element: Element) =>
    ["isolate", "plaintext", "isolate-override"].includes(getComputedStyle(element).unicodeBidi);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = node.textContent ?? "";
    const element = node.parentElement;
    if (element === null || element.matches("script, style, option, textarea") || !element.checkVisibility())
      continue;
    for (const own of theirs) {
      if (!words.includes(own) || words.includes(`\u2068${own}`)) continue;
      const rest = theirs.reduce((left, one) => left.replaceAll(one, ""), words);
      if (!/\p{L}/u.test(rest) && isolates(element)) continue;
      wrong.push(`${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}: ${words.trim()}`);
    }
  }
  return wrong;
}

/** Expects each name and text of a person to keep its own direction. */
export async function expectIsolated(page: Page, theirs: readonly string[]): Promise<void> {
  // An address contains a user name: the whole of it is the text.
  const longestFirst = [...theirs].sort((a, b) => b.length - a.length);
  await find.poll(() => page.evaluate(entangled, longestFirst), { message: page.url() }).toEqual([]);
}
