import type { Attachment } from "svelte/attachments";
import { cleanText } from "../../components/clean-text";
import { t } from "../../i18n";
import { toasts } from "../../window/toasts.svelte";
import { blockOf } from "./log";

/** Puts a text over what is selected, as if it were typed, so that the system's own undo knows it. */
function insert(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  if (typeof document.execCommand === "function" && document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Puts a pasted text where its code block stands, unless somebody changed that meanwhile. */
function unwrap(field: HTMLTextAreaElement, block: string, pasted: string): void {
  // The form was closed or sent.
  if (!field.isConnected) return;
  const at = field.value.indexOf(block);
  if (at < 0) return;
  field.setSelectionRange(at, at + block.length);
  insert(field, pasted);
}

/** Makes a log that is pasted into the field a code block, and offers to undo that. */
export const pastesLogs: Attachment<HTMLTextAreaElement> = (field) => {
  const paste = (event: ClipboardEvent) => {
    // What the field would be cleaned of (cleaning.svelte.ts) is no part of the block that undo looks for.
    const pasted = cleanText(event.clipboardData?.getData("text/plain") ?? "", "paragraphs").text;
    const { value, selectionStart, selectionEnd } = field;
    const block = blockOf(pasted, value.slice(0, selectionStart), value.slice(selectionEnd));
    if (block === null) return;
    event.preventDefault();
    insert(field, block);
    toasts.say(t("text-log-pasted"), { words: t("app-undo"), handler: () => unwrap(field, block, pasted) });
  };
  field.addEventListener("paste", paste);
  return () => field.removeEventListener("paste", paste);
};
