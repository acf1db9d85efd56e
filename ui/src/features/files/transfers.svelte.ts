import { type Attachment, rpc, type Signal, toWireError, type UploadItem } from "../../api";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n";
import { call } from "../../session/call";
import { toasts } from "../../window/toasts.svelte";

/** The files that are on their way to the database or from it. */
class Transfers {
  uploads = $state.raw<readonly UploadItem[]>([]);
  /** How many bytes of an upload or a download have passed. */
  #passed = $state<Record<string, number>>({});
  #saving = $state<Record<number, boolean>>({});

  /** Takes over what the desk reports. */
  hear(signal: Signal): void {
    switch (signal.signal) {
      case "uploads":
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
    try {
      this.uploads = await rpc("upload_list", null);
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

  async retry(id: string): Promise<void> {
    await call("upload_retry", { id });
    await this.load();
  }

  async cancel(id: string): Promise<void> {
    await call("upload_cancel", { id });
    await this.load();
  }

  /** Saves a file where the person says. */
  async save({ id, name, size, digest }: Attachment): Promise<void> {
    if (this.#saving[id]) return;
    this.#saving[id] = true;
    this.#passed[id] = 0;
    try {
      const saved = await call("attachment_save", { id, name, size, digest });
      if (saved !== null) toasts.say(t("file-saved", { name: saved.name }));
    } catch (thrown) {
      toasts.warn(errorText(toWireError(thrown)));
    } finally {
      this.#saving[id] = false;
    }
  }

  async stop(id: number): Promise<void> {
    await call("attachment_stop", { id });
  }
}

export const transfers = new Transfers();
