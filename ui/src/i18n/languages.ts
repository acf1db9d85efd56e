import type { Language } from "../api";
import { type Catalogue, catalogueOf } from "./catalogue";
import type { Direction } from "./direction";
import { accented, mirrored } from "./pseudo";

/** The languages that have files in `locales/`. */
export type Written = "en" | "de";

interface Entry {
  /** In the language itself, as whoever looks for it reads it. */
  name: string;
  written: Written;
  /** For dates, numbers and names of countries. */
  locale: string;
  direction: Direction;
  disguise?: (text: string) => string;
}

export const LANGUAGES: Readonly<Record<Language, Entry>> = {
  en: { name: "English", written: "en", locale: "en", direction: "ltr" },
  de: { name: "Deutsch", written: "de", locale: "de", direction: "ltr" },
  // Dates and countries in Greek: what still stands in Latin letters was not written for this language.
  "en-XA": { name: "Åççéñţš", written: "en", locale: "el", direction: "ltr", disguise: accented },
  "ar-XB": { name: "ميررؤر", written: "en", locale: "ar-EG", direction: "rtl", disguise: mirrored },
};

/** The languages that can be chosen, each by its own name. Those for development are in no window of the shell. */
export function choices(development: boolean): { language: Language; name: string }[] {
  const all = Object.keys(LANGUAGES) as Language[];
  return all
    .filter((language) => development || !language.includes("-"))
    .map((language) => ({ language, name: LANGUAGES[language].name }));
}

/** What a window says in a language, given the texts of the files in which that is written. */
export function catalogueIn(
  language: Language,
  files: readonly string[],
  locale = LANGUAGES[language].locale,
): Catalogue {
  return catalogueOf(files, { ...LANGUAGES[language], locale });
}
