import { rpc } from "../api";

/** How long a key press may wait to be written, in milliseconds. */
const PAUSE = 500;

/** The journal of what is being written. Each change is on the disk half a second later. */
export class DraftJournal {
  #texts = new Map<string, string>();
  #unwritten = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();

  /** Reads what was kept. A journal that cannot be read is an empty one. */
  async load(): Promise<void> {
    this.#texts.clear();
    this.#unwritten.clear();
    try {
      for (const draft of await rpc("draft_list", null)) this.#texts.set(draft.place, draft.content);
    } catch {
      // Nothing to restore; what is typed from now on is written all the same.
    }
  }

  read(place: string): string {
    return this.#texts.get(place) ?? "";
  }

  /** Keeps a text; an empty one removes it. */
  write(place: string, content: string): void {
    if (this.read(place) === content) return;
    this.#texts.set(place, content);
    this.#unwritten.add(place);
    this.#timer ??= setTimeout(() => void this.flush(), PAUSE);
  }

  /** Writes at once what is not yet written, one after the other. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const places = [...this.#unwritten];
    this.#unwritten.clear();
    this.#writing = this.#writing.then(async () => {
      for (const place of places) await this.#save(place);
    });
    return this.#writing;
  }

  async #save(place: string): Promise<void> {
    try {
      await rpc("draft_save", { place, content: this.read(place) });
    } catch {
      // It stays in memory and goes with the next writing.
      this.#unwritten.add(place);
    }
  }
}

export const drafts = new DraftJournal();
