import { rpc, toWireError, type WireError } from "../api";

/** How long a key press may wait to be written, in milliseconds. */
const PAUSE = 500;
/** How long a text that could not be written waits for the next try, in milliseconds. */
const RETRY = 4000;

/** The journal of what is being written. Each change is on the disk half a second later. */
export class DraftJournal {
  /** Why some text is only in this window; absent while everything is on the disk. */
  failure = $state.raw<WireError | null>(null);
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
      if (this.#unwritten.size === 0) this.failure = null;
    });
    return this.#writing;
  }

  async #save(place: string): Promise<void> {
    try {
      await rpc("draft_save", { place, content: this.read(place) });
    } catch (thrown) {
      // It stays in memory and is tried again, with the next key or by itself.
      this.#unwritten.add(place);
      this.failure = toWireError(thrown);
      this.#timer ??= setTimeout(() => void this.flush(), RETRY);
    }
  }
}

export const drafts = new DraftJournal();
