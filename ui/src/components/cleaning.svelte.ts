import type { Attachment } from "svelte/attachments";
import { cleanText, type Cleaned, type TextShape } from "./clean-text";

type TextField = HTMLInputElement | HTMLTextAreaElement;

interface Removal extends Cleaned {
  /** The text as it came. */
  original: string;
}

/** Puts a text into a field; into the one that is being written in as if it were typed, so that the system's own undo knows it. */
function put(field: TextField, text: string, caret: number): void {
  // Fields for addresses have no caret that a program may move.
  const hasCaret = field.selectionEnd !== null;
  if (field === document.activeElement && typeof document.execCommand === "function") {
    field.select();
    document.execCommand("insertText", false, text);
  }
  if (field.value !== text) {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  if (hasCaret) field.setSelectionRange(caret, caret);
}

/** Cleans what comes into one field, whether typed, pasted or dropped, and keeps what came until it is sent. */
export class Cleaning {
  /** What was removed last. */
  removal = $state.raw<Removal | null>(null);
  #field: TextField | null = null;
  /** The person wants the text as it came. */
  #kept = false;
  readonly #shape: TextShape;

  constructor(shape: TextShape) {
    this.#shape = shape;
  }

  /** To be attached to the field. */
  readonly attach: Attachment<TextField> = (field) => {
    this.#field = field;
    const hear = (event: Event) => this.#hear(field, event);
    field.addEventListener("input", hear);
    field.addEventListener("compositionend", hear);
    return () => {
      field.removeEventListener("input", hear);
      field.removeEventListener("compositionend", hear);
    };
  };

  /** Whether the text holds what the database refuses. */
  isDirty(text: string): boolean {
    const { codes, characters } = cleanText(text, this.#shape);
    return codes + characters > 0;
  }

  /** Puts the text back as it came. */
  undo(): void {
    if (this.#field === null || this.removal === null) return;
    const { original } = this.removal;
    this.#kept = true;
    this.removal = null;
    this.#field.focus();
    put(this.#field, original, original.length);
  }

  /** Removes what the person had kept, or what a draft brought along. */
  remove(): void {
    this.#kept = false;
    if (this.#field === null) return;
    this.#field.focus();
    this.#clean(this.#field);
  }

  #hear(field: TextField, event: Event): void {
    if (event instanceof InputEvent) {
      if (event.isComposing) return;
      // The system's own undo brings back what was removed, or removes it once more.
      if (event.inputType.startsWith("history")) this.#kept = this.isDirty(field.value);
    }
    if (field.value === "") this.#kept = false;
    if (!this.#kept) this.#clean(field);
  }

  #clean(field: TextField): void {
    const original = field.value;
    const cleaned = cleanText(original, this.#shape);
    if (cleaned.text === original) return;
    const caret = cleanText(original.slice(0, field.selectionEnd ?? original.length), this.#shape);
    if (cleaned.codes + cleaned.characters > 0) this.removal = { ...cleaned, original };
    put(field, cleaned.text, caret.text.length);
  }
}
