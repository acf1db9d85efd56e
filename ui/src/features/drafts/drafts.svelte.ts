import { SvelteMap } from "svelte/reactivity";
import { v7 } from "uuid";
import { type Draft, rpc, toWireError, type WireError } from "../../api";
import { fieldOf } from "./draft-key";

/** How long a change may stay unsaved, in milliseconds. */
const PAUSE = 500;
/** The retry interval after a failed save, in milliseconds. */
const RETRY = 4000;

/** All drafts of the person. A change is on the disk half a second later. */
export class DraftJournal {
  /** Why some text is not saved; absent while everything is. */
  failure = $state.raw<WireError | null>(null);
  /** The draft that the person opened: its field gets the focus. */
  wanted = $state<string | null>(null);
  /** The draft that was discarded last: its open form forgets its files. */
  discarded = $state.raw<{ readonly draftKey: string } | null>(null);
  /** Grows when a draft came back from the outbox, or files after they were discarded: open forms load their files. */
  returned = $state(0);
  #drafts = new SvelteMap<string, Draft>();
  #unwritten = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();
  /** How many saves are in flight: a list read meanwhile may be older. */
  #saving = 0;
  /** How many texts are being sent, which deletes their drafts. */
  #sending = 0;
  /** Grows with each change of this window: older answers do not count. */
  #turn = 0;

  /** Every draft, newest first. */
  readonly list: readonly Draft[] = $derived(
    [...this.#drafts.values()].sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt)),
  );

  get count(): number {
    return this.#drafts.size;
  }

  /** Loads the saved drafts. If that fails there are none. */
  async load(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#drafts.clear();
    this.#unwritten.clear();
    this.wanted = null;
    try {
      for (const draft of await rpc("draft_list", null)) this.#drafts.set(draft.draftKey, draft);
    } catch {
      // Nothing to restore; new drafts are saved all the same.
    }
  }

  /** Reloads what another window or the outbox has changed. Unsaved changes stay. */
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
      const known = this.#drafts.get(draft.draftKey);
      if (known?.content !== draft.content || String(known.files) !== String(draft.files))
        this.#drafts.set(draft.draftKey, draft);
    }
  }

  read(draftKey: string): string {
    return this.#drafts.get(draftKey)?.content ?? "";
  }

  /** Saves a draft; one without a text and files is deleted. */
  write(draftKey: string, content: string): void {
    if (this.read(draftKey) === content) return;
    this.#set(draftKey, { content });
    this.#unwritten.add(draftKey);
    this.#timer ??= setTimeout(() => void this.flush(), PAUSE);
  }

  /** Notes the names of the files that the desk keeps with a draft. */
  attach(draftKey: string, files: readonly string[]): void {
    if (String(this.#drafts.get(draftKey)?.files ?? []) === String(files)) return;
    this.#set(draftKey, { files: [...files] });
  }

  #set(draftKey: string, change: Partial<Draft>): void {
    this.#turn += 1;
    const before = this.#drafts.get(draftKey) ?? { draftKey, content: "", about: null, files: [] };
    const draft = { ...before, ...change, updatedAt: new Date().toISOString() };
    if (draft.content === "" && draft.files.length === 0) this.#drafts.delete(draftKey);
    else this.#drafts.set(draftKey, draft);
  }

  /** Adds a draft that the desk has already saved. */
  put(draft: Draft): void {
    this.#turn += 1;
    this.#drafts.set(draft.draftKey, draft);
    this.returned += 1;
  }

  /** Discards a draft with its files. Returns an undo function, which brings back both. */
  discard(draftKey: string): () => void {
    const content = this.read(draftKey);
    const restoreFiles = this.discardFiles(draftKey);
    this.write(draftKey, "");
    void this.flush();
    return () => {
      const free = this.#drafts.has(draftKey) ? this.freeKey(fieldOf(draftKey)) : draftKey;
      this.write(free, content);
      restoreFiles(free);
    };
  }

  /** Discards the files of a draft. Returns an undo function, which gives them to a draft. */
  discardFiles(draftKey: string): (draftKey: string) => void {
    const [id, files] = [v7(), this.#drafts.get(draftKey)?.files ?? []];
    const discarded = this.#ask(() => rpc("file_discard", { id, draftKey }));
    this.discarded = { draftKey };
    this.attach(draftKey, []);
    return (draftKey) => {
      this.attach(draftKey, files);
      void discarded
        .then(() => this.#ask(() => rpc("file_restore", { id, draftKey })))
        .then(() => (this.returned += 1));
    };
  }

  async #ask(handler: () => Promise<unknown>): Promise<void> {
    try {
      await handler();
    } catch (thrown) {
      this.failure = toWireError(thrown);
    }
  }

  /** The key to open for a field: of the requested draft, or of the newest. */
  keyFor(field: string): string {
    if (this.wanted !== null && fieldOf(this.wanted) === field) return this.wanted;
    return this.list.find(({ draftKey }) => fieldOf(draftKey) === field)?.draftKey ?? field;
  }

  /** A key of this field without a draft. */
  freeKey(field: string): string {
    let draftKey = field;
    for (let number = 2; this.#drafts.has(draftKey); number += 1) draftKey = `${field}#${number}`;
    return draftKey;
  }

  /** Whether this draft was requested; clears the request. */
  take(draftKey: string): boolean {
    const asked = this.wanted === draftKey;
    if (asked) this.wanted = null;
    return asked;
  }

  /** Sends the text of a draft: saves it first, and suspends reloading until the answer arrives. */
  async sending<T>(handler: () => Promise<T>): Promise<T> {
    this.#sending += 1;
    try {
      await this.flush();
      return await handler();
    } finally {
      this.#sending -= 1;
    }
  }

  /** Saves all unsaved drafts now, one after the other. */
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
      // It stays unsaved, and the next change or a timer tries again.
      this.#unwritten.add(draftKey);
      this.failure = toWireError(thrown);
      this.#timer ??= setTimeout(() => void this.flush(), RETRY);
    }
    this.#saving -= 1;
    this.#turn += 1;
  }
}

export const drafts = new DraftJournal();
