import { type Catalogue, en } from "./en";

/** The texts of the window's language. */
export const text: Catalogue = en;

/** The person's regional habits for dates and numbers, as far as they fit the language of the texts. */
export const locale =
  navigator.languages.find((language) => language.split("-")[0] === text.locale) ?? text.locale;
