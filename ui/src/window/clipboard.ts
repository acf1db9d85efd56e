import { t } from "../i18n";
import { toasts } from "./toasts.svelte";

/** Puts a text into the clipboard and says so. What cannot be put there can still be read, and copied by hand. */
export async function copy(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    toasts.say(t("settings-copied"));
  } catch {
    toasts.warn(words);
  }
}
