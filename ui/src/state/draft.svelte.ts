import { drafts } from "./drafts.svelte";

type Fields = Record<string, string>;

function parsed<F extends Fields>(content: string, empty: F): F | null {
  if (content === "") return null;
  try {
    const kept = JSON.parse(content) as Partial<F>;
    return { ...empty, ...kept };
  } catch {
    return null;
  }
}

/** The fields of one form whose texts survive the window. */
export class Draft<F extends Fields> {
  fields: F;
  /** The fields were filled from the journal when the form opened. */
  restored = $state(false);
  readonly #place: string;
  #empty: F;

  constructor(place: string, empty: F) {
    this.#place = place;
    this.#empty = empty;
    const kept = parsed(drafts.read(place), empty);
    const fields = $state<F>(kept ?? { ...empty });
    this.fields = fields;
    this.restored = kept !== null;
  }

  /** Nothing was typed: the fields are as at the beginning. */
  get untouched(): boolean {
    return Object.keys(this.#empty).every((name) => this.fields[name]?.trim() === this.#empty[name]?.trim());
  }

  /** To be called with each change: journals it. */
  keep(): void {
    drafts.write(this.#place, this.untouched ? "" : JSON.stringify(this.fields));
  }

  /** What the form begins with has changed while it was open: an untouched form follows, a touched one keeps its text. */
  rebase(empty: F, kept: Partial<F>): void {
    if (this.untouched) Object.assign(this.fields, empty);
    else Object.assign(this.fields, kept);
    this.#empty = empty;
    this.keep();
  }

  /** It was sent: the fields are as at the beginning and the journal forgets them. */
  sent(): void {
    Object.assign(this.fields, this.#empty);
    this.restored = false;
    drafts.write(this.#place, "");
    void drafts.flush();
  }

  /** Throws it away. Answers how to get it back. */
  discard(): () => void {
    const thrown = { ...this.fields };
    this.sent();
    return () => {
      Object.assign(this.fields, thrown);
      this.keep();
    };
  }
}
