import { t } from "../i18n";
import { toasts } from "./toasts.svelte";

/** Copies a text to the clipboard and says so. On failure the text can still be read and copied by hand. */
export async function copy(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    toasts.say(t("settings-copied"));
  } catch {
    toasts.warn(words);
  }
}
