import type { Language } from "../api";
import type { Catalogue } from "./catalogue";
import type { Direction } from "./direction";
import { filesOf } from "./files";
import { LANGUAGES, catalogueIn } from "./languages";

/** The person's regional habits, as far as they fit the language of the texts. */
function regional(language: string): string {
  return navigator.languages.find((preferred) => preferred.split("-")[0] === language) ?? language;
}

/** The language of the window. What is drawn with its texts follows when it changes. */
class WindowLanguage {
  #current = $state<Language>("en");
  #locale = $derived(regional(LANGUAGES[this.#current].locale));
  /** Reading the files takes a few milliseconds: each language is read once, when it is needed. */
  readonly #catalogues = new Map<Language, Catalogue>();

  constructor() {
    this.#show();
  }

  get current(): Language {
    return this.#current;
  }

  get catalogue(): Catalogue {
    let catalogue = this.#catalogues.get(this.#current);
    if (catalogue === undefined) {
      catalogue = catalogueIn(this.#current, filesOf(LANGUAGES[this.#current].written), this.#locale);
      this.#catalogues.set(this.#current, catalogue);
    }
    return catalogue;
  }

  /** For `Intl`: the language, with the person's region where that fits. */
  get locale(): string {
    return this.#locale;
  }

  /** Which way texts run. */
  get direction(): Direction {
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
