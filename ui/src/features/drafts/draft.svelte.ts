import { untrack } from "svelte";
import { caretOf, putCaret } from "./caret";
import { drafts } from "./drafts.svelte";

type Fields = Record<string, string>;

/** The content of a draft: the texts of its fields, and the caret. */
interface Content<F extends Fields> {
  fields: F;
  caret: string;
}

function parsed<F extends Fields>(content: string, empty: F): Content<F> | null {
  if (content === "") return null;
  try {
    const kept = JSON.parse(content) as Fields;
    const fields = { ...empty };
    for (const name of Object.keys(empty) as (keyof F & string)[]) {
      const text = kept[name];
      if (typeof text === "string") fields[name] = text as F[typeof name];
    }
    return { fields, caret: kept.caret ?? "" };
  } catch {
    return null;
  }
}

/** The fields of a form whose texts survive the window. Create it during component initialisation. */
export class Draft<F extends Fields> {
  fields: F;
  /** The form was filled from a saved draft. */
  restored = $state(false);
  readonly draftKey: string;
  #empty: F;
  #caret = "";
  /** The content that this form wrote or read last; different content comes from elsewhere. */
  #known = "";

  constructor(draftKey: string, empty: F) {
    this.draftKey = draftKey;
    this.#empty = empty;
    const fields = $state<F>({ ...empty });
    this.fields = fields;
    this.#adopt(drafts.read(draftKey));
    $effect(() => {
      const content = drafts.read(draftKey);
      untrack(() => {
        if (content !== this.#known) this.#adopt(content);
      });
    });
  }

  /** Nothing was typed: the fields have their initial values. */
  get untouched(): boolean {
    return Object.keys(this.#empty).every((name) => this.fields[name]?.trim() === this.#empty[name]?.trim());
  }

  /** Call it on each change: saves the draft. */
  keep(): void {
    this.#caret = caretOf(Object.keys(this.#empty)) ?? this.#caret;
    const caret = this.#caret === "" ? {} : { caret: this.#caret };
    this.#known = this.untouched ? "" : JSON.stringify({ ...this.fields, ...caret });
    drafts.write(this.draftKey, this.#known);
  }

  /** Restores the caret, with `focus` also the focus. Returns whether there was one. */
  resume(holder: HTMLElement, focus: boolean): boolean {
    return this.#caret !== "" && putCaret(holder, this.#caret, focus);
  }

  /** Changes the initial values of an open form: an untouched form follows, a touched one keeps its text. */
  rebase(empty: F, kept: Partial<F>): void {
    if (this.untouched) Object.assign(this.fields, empty);
    else Object.assign(this.fields, kept);
    this.#empty = empty;
    this.keep();
  }

  /** Resets the fields after sending and deletes the draft. */
  sent(): void {
    Object.assign(this.fields, this.#empty);
    this.restored = false;
    this.#known = "";
    this.#caret = "";
    drafts.write(this.draftKey, "");
    void drafts.flush();
  }

  /** Discards the draft with its files. Returns an undo function, which brings back both. */
  discard(): () => void {
    const thrown = { ...this.fields };
    this.sent();
    const restoreFiles = drafts.discardFiles(this.draftKey);
    return () => {
      Object.assign(this.fields, thrown);
      this.keep();
      restoreFiles(this.draftKey);
    };
  }

  #adopt(content: string): void {
    const kept = parsed(content, this.#empty);
    Object.assign(this.fields, kept?.fields ?? this.#empty);
    this.#caret = kept?.caret ?? "";
    this.#known = content;
    this.restored = kept !== null;
  }
}
