import type { Language } from "../api";
import { type Catalogue, catalogueOf } from "./catalogue";
import type { Direction } from "./direction";
import { accented, mirrored } from "./pseudo";

/** The languages that have files in `locales/`. */
export type Written = "en" | "de";

interface Entry {
  /** The language's own name. */
  name: string;
  written: Written;
  /** The locale for dates, numbers and names of countries. */
  locale: string;
  direction: Direction;
  disguise?: (text: string) => string;
}

export const LANGUAGES: Readonly<Record<Language, Entry>> = {
  en: { name: "English", written: "en", locale: "en", direction: "ltr" },
  de: { name: "Deutsch", written: "de", locale: "de", direction: "ltr" },
  // Dates and countries in Greek: a text that is still in Latin letters did not come from the catalogue.
  "en-XA": { name: "Åççéñţš", written: "en", locale: "el", direction: "ltr", disguise: accented },
  "ar-XB": { name: "ميررؤر", written: "en", locale: "ar-EG", direction: "rtl", disguise: mirrored },
};

/** The languages to choose from, by their own names. The shell offers no development languages. */
export function choices(development: boolean): { language: Language; name: string }[] {
  const all = Object.keys(LANGUAGES) as Language[];
  return all
    .filter((language) => development || !language.includes("-"))
    .map((language) => ({ language, name: LANGUAGES[language].name }));
}

/** The messages of a language, from the texts of its files. */
export function catalogueIn(
  language: Language,
  files: readonly string[],
  locale = LANGUAGES[language].locale,
): Catalogue {
  return catalogueOf(files, { ...LANGUAGES[language], locale });
}
