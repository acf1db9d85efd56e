import type { Thread } from "../../api";
import { call } from "../../session/call";
import { desk } from "../../session/session.svelte";

/** Tells the desk once for each new message that a thread was seen. */
export class Reading {
  #told = 0;

  constructor(private readonly thread: Thread) {}

  async seen(upTo: number): Promise<void> {
    if (upTo <= this.#told) return;
    const before = this.#told;
    this.#told = upTo;
    try {
      desk.watch = await call("message_read", { thread: this.thread, upTo });
      desk.changed();
    } catch {
      // It is told again with the next message or the next opening.
      this.#told = before;
    }
  }
}
