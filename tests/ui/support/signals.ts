import type { Page } from "@playwright/test";
import type { Signal } from "../../../ui/src/api/wire";

interface Captured extends Window {
  signals: EventSource;
}

/** Captures the event source of a window, before it opens. */
export async function captureSignals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Native = window.EventSource;
    window.EventSource = class extends Native {
      constructor(url: string | URL) {
        super(url);
        (window as unknown as Captured).signals = this;
      }
    };
  });
}

/** Sends a signal to the window, as its desk would. */
export async function tell(page: Page, signal: Signal): Promise<void> {
  await page.evaluate(
    (data) => (window as unknown as Captured).signals.dispatchEvent(new MessageEvent("message", { data })),
    JSON.stringify(signal),
  );
}
