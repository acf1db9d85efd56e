import type { MessageId, Translate } from "./catalogue";
import { isolatedIn } from "./direction";
import { language } from "./language.svelte";

export type { MessageId } from "./catalogue";
export { type Kebab, kebab } from "./kebab";
export { language } from "./language.svelte";
export { choices } from "./languages";

/**
 * A text in the window's language, by its id in `locales/`. Call it where the text is shown: a text in a constant does not follow
 * the language. Isolates arguments that run against the language's direction.
 */
export const t: Translate = (id, ...args) => language.catalogue.t(id, ...args);

/** Whether a message has this id, for ids from data that need no message of their own. */
export function isMessage<Name extends string>(name: Name): name is Name & MessageId {
  return language.catalogue.has(name);
}

/** Isolates a person's text inside a text that is not in the catalogue. */
export function isolated(words: string): string {
  return isolatedIn(language.direction, words);
}
