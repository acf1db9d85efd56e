import { SvelteMap } from "svelte/reactivity";
import { type Draft, rpc, toWireError, type WireError } from "../../api";
import { fieldOf } from "./draft-key";

/** How long a key press may wait to be written, in milliseconds. */
const PAUSE = 500;
/** How long a text that could not be written waits for the next try, in milliseconds. */
const RETRY = 4000;

/** The journal of what is being written. Each change is on the disk half a second later. */
export class DraftJournal {
  /** Why some text is only in this window; absent while everything is on the disk. */
  failure = $state.raw<WireError | null>(null);
  /** The draft that the person asked for: its field opens with the caret in it. */
  wanted = $state<string | null>(null);
  #drafts = new SvelteMap<string, Draft>();
  #unwritten = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();
  /** How many changes are on their way to the disk: what is read meanwhile may be from before them. */
  #saving = 0;
  /** How many texts are on their way to the desk, which ends their drafts. */
  #sending = 0;
  /** Grows with each change of this window: what was asked for before does not count. */
  #turn = 0;

  /** Every draft, the last one first. */
  readonly list: readonly Draft[] = $derived(
    [...this.#drafts.values()].sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt)),
  );

  get count(): number {
    return this.#drafts.size;
  }

  /** Reads what was kept. A journal that cannot be read is an empty one. */
  async load(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#drafts.clear();
    this.#unwritten.clear();
    this.wanted = null;
    try {
      for (const draft of await rpc("draft_list", null)) this.#drafts.set(draft.draftKey, draft);
    } catch {
      // Nothing to restore; what is typed from now on is written all the same.
    }
  }

  /** Reads what another window of the same person, or the outbox, has changed. What was typed here meanwhile stays. */
  async follow(): Promise<void> {
    const turn = this.#turn;
    if (this.#sending > 0 || this.#saving > 0 || this.#unwritten.size > 0) return;
    let kept: Draft[];
    try {
      kept = await rpc("draft_list", null);
    } catch {
      return;
    }
    if (turn !== this.#turn || this.#sending > 0) return;
    const there = new Set(kept.map(({ draftKey }) => draftKey));
    for (const draftKey of [...this.#drafts.keys()]) if (!there.has(draftKey)) this.#drafts.delete(draftKey);
    for (const draft of kept) {
      if (this.read(draft.draftKey) !== draft.content) this.#drafts.set(draft.draftKey, draft);
    }
  }

  read(draftKey: string): string {
    return this.#drafts.get(draftKey)?.content ?? "";
  }

  /** Keeps a text; an empty one removes it. */
  write(draftKey: string, content: string): void {
    const before = this.#drafts.get(draftKey);
    if ((before?.content ?? "") === content) return;
    this.#turn += 1;
    const updatedAt = new Date().toISOString();
    if (content === "") this.#drafts.delete(draftKey);
    else this.#drafts.set(draftKey, { draftKey, content, updatedAt, about: before?.about ?? null });
    this.#unwritten.add(draftKey);
    this.#timer ??= setTimeout(() => void this.flush(), PAUSE);
  }

  /** Takes over a draft that the desk has already written. */
  put(draft: Draft): void {
    this.#turn += 1;
    this.#drafts.set(draft.draftKey, draft);
  }

  /** Throws a draft away. Answers how to get it back. */
  discard(draftKey: string): () => void {
    const content = this.read(draftKey);
    this.write(draftKey, "");
    void this.flush();
    return () => {
      this.write(this.read(draftKey) === "" ? draftKey : this.freeKey(fieldOf(draftKey)), content);
    };
  }

  /** Where a field goes on: at the draft that was asked for, or at the one that was written last. */
  keyFor(field: string): string {
    if (this.wanted !== null && fieldOf(this.wanted) === field) return this.wanted;
    return this.list.find(({ draftKey }) => fieldOf(draftKey) === field)?.draftKey ?? field;
  }

  /** A place of a field at which no draft stands. */
  freeKey(field: string): string {
    let draftKey = field;
    for (let number = 2; this.#drafts.has(draftKey); number += 1) draftKey = `${field}#${number}`;
    return draftKey;
  }

  /** Whether this very draft was asked for; from then on it is no longer. */
  take(draftKey: string): boolean {
    const asked = this.wanted === draftKey;
    if (asked) this.wanted = null;
    return asked;
  }

  /** Sends a text that stands in a draft: it is on the disk before, and nothing reads the journal in between. */
  async sending<T>(handler: () => Promise<T>): Promise<T> {
    this.#sending += 1;
    try {
      await this.flush();
      return await handler();
    } finally {
      this.#sending -= 1;
    }
  }

  /** Writes at once what is not yet written, one after the other. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const keys = [...this.#unwritten];
    this.#unwritten.clear();
    this.#saving += keys.length;
    this.#writing = this.#writing.then(async () => {
      for (const draftKey of keys) await this.#save(draftKey);
      if (this.#unwritten.size === 0) this.failure = null;
    });
    return this.#writing;
  }

  async #save(draftKey: string): Promise<void> {
    try {
      await rpc("draft_save", { draftKey, content: this.read(draftKey) });
    } catch (thrown) {
      // It stays in memory and is tried again, with the next key or by itself.
      this.#unwritten.add(draftKey);
      this.failure = toWireError(thrown);
      this.#timer ??= setTimeout(() => void this.flush(), RETRY);
    }
    this.#saving -= 1;
    this.#turn += 1;
  }
}

export const drafts = new DraftJournal();
