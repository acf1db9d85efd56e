import { type Attachment, rpc, type Signal, toWireError, type UploadItem } from "../../api";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n";
import { call } from "../../session/call";
import { toasts } from "../../window/toasts.svelte";

/** Runs it and shows a failure. */
async function attempt(handler: () => Promise<void>): Promise<void> {
  try {
    await handler();
  } catch (thrown) {
    const failure = toWireError(thrown);
    if (failure.code !== "session.ended") toasts.warn(errorText(failure));
  }
}

/** The files that are on their way to the database or from it. */
class Transfers {
  uploads = $state.raw<readonly UploadItem[]>([]);
  /** How many bytes of an upload or a download have passed. */
  #passed = $state<Record<string, number>>({});
  /** Grows with each list: an answer requested before is older. */
  #heard = 0;
  #saving = $state<Record<number, boolean>>({});

  /** Takes over what the desk reports. */
  hear(signal: Signal): void {
    switch (signal.signal) {
      case "uploads":
        this.#heard += 1;
        this.uploads = signal.items;
        break;
      case "upload":
        this.#passed[signal.id] = signal.sent;
        break;
      case "download":
        this.#passed[signal.id] = signal.received;
        break;
    }
  }

  async load(): Promise<void> {
    const heard = this.#heard;
    try {
      const uploads = await rpc("upload_list", null);
      if (heard === this.#heard) this.uploads = uploads;
    } catch {
      // Signed out: the next signal brings them.
    }
  }

  of(ticket: number): UploadItem[] {
    return this.uploads.filter((upload) => upload.ticket === ticket);
  }

  /** How much of a file has passed, from 0 to 1. */
  share({ id, size }: { id: string | number; size: number }): number {
    return size === 0 ? 0 : (this.#passed[id] ?? 0) / size;
  }

  saving(id: number): boolean {
    return this.#saving[id] === true;
  }

  retry(id: string): Promise<void> {
    return attempt(async () => {
      await call("upload_retry", { id });
      await this.load();
    });
  }

  cancel(id: string): Promise<void> {
    return attempt(async () => {
      await call("upload_cancel", { id });
      await this.load();
    });
  }

  /** Saves a file where the person says, and returns the name that it got there; nothing when it was not saved. */
  async fetch({ id, name, size, digest }: Attachment): Promise<string | null> {
    if (this.#saving[id]) return null;
    this.#saving[id] = true;
    this.#passed[id] = 0;
    try {
      const saved = (await call("attachment_save", { id, name, size, digest }))?.name ?? null;
      if (saved !== null) toasts.say(t("file-saved", { name: saved }));
      return saved;
    } finally {
      this.#saving[id] = false;
    }
  }

  /** Saves a file, and shows a failure. */
  save(file: Attachment): Promise<void> {
    return attempt(async () => void (await this.fetch(file)));
  }

  stop(id: number): Promise<void> {
    return attempt(async () => void (await call("attachment_stop", { id })));
  }
}

export const transfers = new Transfers();
