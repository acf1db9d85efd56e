import type { MessageId, Translate } from "./catalogue";
import { isolatedIn } from "./direction";
import { language } from "./language.svelte";

export type { MessageId } from "./catalogue";
export { kebab } from "./kebab";
export { language } from "./language.svelte";
export { choices } from "./languages";

/**
 * A text in the window's language, by its id in `locales/`. Read it where it is shown: a text that is kept in a constant stays in the
 * language in which it was read. Arguments are isolated here, where they run against the language.
 */
export const t: Translate = (id, ...args) => language.catalogue.t(id, ...args);

/** Whether there is a message of this name, for names that data brings and that need no message of their own. */
export function isMessage<Name extends string>(name: Name): name is Name & MessageId {
  return language.catalogue.has(name);
}

/** What somebody wrote, for the middle of a text that is not in the catalogue. */
export function isolated(words: string): string {
  return isolatedIn(language.direction, words);
}
