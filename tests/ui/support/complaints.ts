import type { Page } from "@playwright/test";
import { address } from "./world";

/** A refusal by the desk: the browser logs each failed response, the window handles it. */
const REFUSAL = /^Failed to load resource: .*\b422\b/;

/** Collects what must never happen in any window. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const refusal = REFUSAL.test(message.text()) && message.location().url.startsWith(`${address()}/rpc/`);
    const loud = message.type() === "error" || message.type() === "warning";
    if (loud && !refusal) complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`a script opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => complaints.push(`another page opened: ${popup.url()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${address()}/`))
      complaints.push(`asked a foreign place: ${request.url()}`);
  });
  return complaints;
}
