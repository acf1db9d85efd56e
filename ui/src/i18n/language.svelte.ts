import type { Language } from "../api";
import { de } from "./de";
import { type Catalogue, en } from "./en";
import { accented, mirrored } from "./pseudo";

interface Entry {
  /** In the language itself, as whoever looks for it reads it. */
  name: string;
  catalogue: Catalogue;
  /** For dates, numbers and names of countries. */
  locale: string;
  direction: "ltr" | "rtl";
}

const LANGUAGES: Readonly<Record<Language, Entry>> = {
  en: { name: "English", catalogue: en, locale: "en", direction: "ltr" },
  de: { name: "Deutsch", catalogue: de, locale: "de", direction: "ltr" },
  // Dates and countries in Greek: what still stands in Latin letters was not written for this language.
  "en-XA": { name: "Åççéñţš", catalogue: accented, locale: "el", direction: "ltr" },
  "ar-XB": { name: "ميررؤر", catalogue: mirrored, locale: "ar-EG", direction: "rtl" },
};

/** The languages that can be chosen, each by its own name. Those for development are in no window of the shell. */
export function choices(development: boolean): { language: Language; name: string }[] {
  const all = Object.keys(LANGUAGES) as Language[];
  return all
    .filter((language) => development || !language.includes("-"))
    .map((language) => ({ language, name: LANGUAGES[language].name }));
}

/** The person's regional habits, as far as they fit the language of the texts. */
function regional(language: string): string {
  return navigator.languages.find((preferred) => preferred.split("-")[0] === language) ?? language;
}

/** The language of the window. What is drawn with its texts follows when it changes. */
class WindowLanguage {
  #current = $state<Language>("en");
  #locale = $derived(regional(LANGUAGES[this.#current].locale));

  constructor() {
    this.#show();
  }

  get current(): Language {
    return this.#current;
  }

  get catalogue(): Catalogue {
    return LANGUAGES[this.#current].catalogue;
  }

  /** For `Intl`: the language, with the person's region where that fits. */
  get locale(): string {
    return this.#locale;
  }

  /** Which way texts run. */
  get direction(): "ltr" | "rtl" {
    return LANGUAGES[this.#current].direction;
  }

  use(language: Language): void {
    this.#current = language;
    this.#show();
  }

  #show(): void {
    const { documentElement } = document;
    documentElement.lang = this.#current;
    documentElement.dir = this.direction;
  }
}

export const language = new WindowLanguage();
