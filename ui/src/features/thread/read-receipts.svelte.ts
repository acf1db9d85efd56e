import type { Thread } from "../../api";
import { call } from "../../session/call";
import { freshness } from "../../session/freshness";
import { session } from "../../session/session.svelte";

/** Reports a thread as seen, once for each new message. */
export class ReadReceipts {
  #told = 0;

  constructor(private readonly thread: Thread) {}

  async seen(upTo: number): Promise<void> {
    if (upTo <= this.#told) return;
    const before = this.#told;
    this.#told = upTo;
    try {
      session.count(
        await freshness.change(["tickets", "inbox", "threads"], () =>
          call("message_read", { thread: this.thread, upTo }),
        ),
      );
    } catch {
      // The next message or the next opening reports it again.
      this.#told = before;
    }
  }
}
