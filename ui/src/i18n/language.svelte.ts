import type { Language } from "../api";
import type { Catalogue } from "./catalogue";
import type { Direction } from "./direction";
import { filesOf } from "./files";
import { LANGUAGES, catalogueIn } from "./languages";

/** The person's region, as far as it fits the language of the texts. */
function regional(language: string): string {
  return navigator.languages.find((preferred) => preferred.split("-")[0] === language) ?? language;
}

/** The language of the window. Components that use its texts follow when it changes. */
class WindowLanguage {
  #current = $state<Language>("en");
  #locale = $derived(regional(LANGUAGES[this.#current].locale));
  /** Parsing takes a few milliseconds, so each language is parsed once, when it is needed. */
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

  /** The direction of texts. */
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
