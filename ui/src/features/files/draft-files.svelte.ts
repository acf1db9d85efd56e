import { v7 } from "uuid";
import { type ChosenFile, toWireError, type WireError } from "../../api";
import { t } from "../../i18n";
import { call } from "../../session/call";
import { session } from "../../session/session.svelte";
import { drafts } from "../drafts/drafts.svelte";

/** The bytes of each chunk of a file but the last, as the desk takes them. */
const CHUNK = 262_144;

/** A file that is being read. */
export interface Reading {
  readonly id: string;
  readonly name: string;
  /** How much of it has been read, from 0 to 1. */
  done: number;
}

function base64(bytes: Uint8Array): string {
  let text = "";
  // A call takes so many arguments only.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** The files of one draft. The desk keeps them with it: they are there again after a restart. */
export class DraftFiles {
  chosen = $state.raw<readonly ChosenFile[]>([]);
  reading = $state<Reading[]>([]);
  failure = $state.raw<WireError | null>(null);
  /** What was added or removed last, for those who do not see the list. */
  said = $state("");
  /** Grows with each change: a list that was asked for before is older. */
  #turn = 0;

  constructor(readonly draftKey: string) {}

  get busy(): boolean {
    return this.reading.length > 0;
  }

  async load(): Promise<void> {
    try {
      let turn: number;
      let chosen: readonly ChosenFile[];
      do {
        turn = this.#turn;
        chosen = await call("file_list", { draftKey: this.draftKey });
      } while (turn !== this.#turn);
      this.chosen = chosen;
      this.#note();
    } catch (thrown) {
      this.failure = toWireError(thrown);
    }
  }

  /**
   * Reads files one after the other, a chunk at a time: none of them is in memory as a whole. Stops when somebody else signs in:
   * what is half read by then stays with whoever chose it. Returns those that are added.
   */
  async add(files: readonly File[]): Promise<ChosenFile[]> {
    const person = session.person?.id;
    if (person === undefined) return [];
    this.failure = null;
    const waiting = files.map((file) => ({ file, id: v7() }));
    this.reading.push(...waiting.map(({ file, id }) => ({ id, name: file.name, done: 0 })));
    for (const { file, id } of waiting) {
      try {
        await this.#read(file, id, person);
      } catch (thrown) {
        if (session.person?.id === person) {
          this.failure = toWireError(thrown);
          await call("file_remove", { id }).catch(() => undefined);
        }
      }
      this.reading = this.reading.filter((reading) => reading.id !== id);
    }
    return this.chosen.filter((file) => waiting.some(({ id }) => id === file.id));
  }

  async #read(file: File, id: string, person: number): Promise<void> {
    const { name, size } = file;
    const chunks = Math.max(1, Math.ceil(size / CHUNK));
    for (let position = 0; position < chunks; position += 1) {
      if (session.person?.id !== person) return;
      const reading = this.reading.find((one) => one.id === id);
      // Cancelled.
      if (reading === undefined) {
        await call("file_remove", { id });
        return;
      }
      const part = await file.slice(position * CHUNK, (position + 1) * CHUNK).arrayBuffer();
      const bytes = base64(new Uint8Array(part));
      const request = { id, person, draftKey: this.draftKey, name, size, position, bytes };
      const chosen = await call("file_add", request);
      reading.done = (position + 1) / chunks;
      if (chosen === null) continue;
      // Cancelled during the last chunk.
      if (!this.reading.some((one) => one.id === id)) await call("file_remove", { id });
      else this.#take([...this.chosen.filter((one) => one.id !== id), chosen], t("file-added", { name }));
    }
  }

  #take(chosen: readonly ChosenFile[], said: string): void {
    this.#turn += 1;
    this.chosen = chosen;
    this.said = said;
    this.#note();
  }

  /** They show under "Drafts", also without a text. */
  #note(): void {
    drafts.attach(
      this.draftKey,
      this.chosen.map(({ name }) => name),
    );
  }

  /** Stops reading a file. */
  cancel(id: string): void {
    this.reading = this.reading.filter((reading) => reading.id !== id);
  }

  async rename(id: string, name: string): Promise<void> {
    this.failure = null;
    try {
      await call("file_rename", { id, name });
    } catch (thrown) {
      this.failure = toWireError(thrown);
    }
    this.#turn += 1;
    await this.load();
  }

  async remove({ id, name }: Pick<ChosenFile, "id" | "name">): Promise<void> {
    this.failure = null;
    try {
      await call("file_remove", { id });
    } catch (thrown) {
      this.failure = toWireError(thrown);
      return;
    }
    const left = this.chosen.filter((file) => file.id !== id);
    this.#take(left, t("file-removed", { name }));
  }

  /** The draft is discarded: its files are gone, and what is being read stops. */
  discarded(): void {
    this.reading = [];
    this.#take([], "");
  }

  /** They went with the text, but for those that were added meanwhile. */
  sent(): void {
    this.#take([], "");
    void this.load();
  }
}
