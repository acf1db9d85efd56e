import { type Catalogue, en } from "./en";
import { language } from "./language.svelte";

export { choices, language } from "./language.svelte";

/**
 * The texts of the window's language. Read where they are shown: a text that is kept in a constant stays in the language in which
 * it was read.
 */
export const text: Catalogue = new Proxy(en, {
  get: (_, area): unknown => Reflect.get(language.catalogue, area),
});
