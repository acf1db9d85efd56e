import type { Page } from "@playwright/test";
import type { Signal } from "../../../ui/src/api/wire";

interface Listening extends Window {
  ear: EventSource;
}

/** Keeps hold of what the window hears signals with. Before it opens. */
export async function keepEar(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Native = window.EventSource;
    window.EventSource = class extends Native {
      constructor(url: string | URL) {
        super(url);
        (window as unknown as Listening).ear = this;
      }
    };
  });
}

/** Lets the window hear a signal as if its desk had sent it. */
export async function tell(page: Page, signal: Signal): Promise<void> {
  await page.evaluate(
    (data) => (window as unknown as Listening).ear.dispatchEvent(new MessageEvent("message", { data })),
    JSON.stringify(signal),
  );
}
