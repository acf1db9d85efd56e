import type { AppState, Signal } from "../api";
import { tellArrival, tellRefusals } from "../features/outbox/announcements";
import { drafts } from "../features/drafts/drafts.svelte";
import { outbox } from "../features/outbox/outbox.svelte";
import { transfers } from "../features/files/transfers.svelte";
import { run } from "../keyboard/bindings";
import { session } from "../session/session.svelte";
import { router } from "../window/router.svelte";

function take(state: AppState): void {
  outbox.items = state.outbox;
  void transfers.load();
}

function hear(signal: Signal): void {
  switch (signal.signal) {
    case "outbox":
      tellRefusals(outbox.items, signal.items);
      outbox.hear(signal.items);
      void drafts.follow();
      break;
    case "delivered":
      tellArrival(signal);
      break;
    case "uploads":
    case "upload":
    case "download":
      transfers.hear(signal);
      break;
    case "open":
      session.follow(() => run(signal.place));
      break;
    case "open_ticket":
      session.follow(() => router.go("inbox", { kind: "ticket", id: signal.ticket }));
      break;
    case "reply":
      session.follow(() => {
        router.go("inbox", signal.thread);
        drafts.wanted = `message:${signal.thread.kind}:${signal.thread.id}`;
      });
      break;
    case "open_conversation":
      session.follow(() => router.go("inbox", { kind: "person", id: signal.person }));
      break;
  }
}

/** Starts the session, and passes outbox changes and links on. */
export function start(): Promise<void> {
  return session.start({ state: take, signal: hear });
}
