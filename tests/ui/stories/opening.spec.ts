import type { Page } from "@playwright/test";
import type { Signal } from "../../../ui/src/api/wire";
import { expect, test } from "../support/test";

/** Commands that only read, or record that something was seen. All others act. */
const LOOKS =
  /^(app_state|(category|priority|view)_list|person_(profile|directory)|ticket_(show|pool|mine|work|log|list|figures|search|search_kept)|message_(inbox|conversation|read)|draft_list|file_list|upload_list|facts_preview|outbox_list|phone_check)$/;

/** Records the commands that a page sends from now on. */
function commandsOf(page: Page): string[] {
  const commands: string[] = [];
  page.on("request", (request) => {
    const command = /\/rpc\/[^/]+\/(\w+)$/.exec(new URL(request.url()).pathname)?.[1];
    if (command !== undefined) commands.push(command);
  });
  return commands;
}

/** The signal for a click on a notification or a link from the system. */
async function hears(page: Page, ...signals: Signal[]): Promise<void> {
  const body = signals.map((signal) => `data: ${JSON.stringify(signal)}\n\n`).join("");
  await page.route("**/signals/**", (route) => route.fulfill({ contentType: "text/event-stream", body }));
  await page.reload();
}

test("a notification or a link from outside opens a ticket and never acts on it", async ({ office }) => {
  const [ada, rune] = await Promise.all([office.employee("Ada Opens"), office.responder("Rune Opens")]);
  const ticket = await ada.hasCreated("The ticket that a notification is about");
  const commands = commandsOf(rune.page);

  await hears(rune.page, { signal: "open_ticket", ticket: ticket.id });
  await expect(rune.page.getByRole("heading", { name: ticket.title })).toBeVisible();
  await hears(rune.page, { signal: "open_conversation", person: await ada.id() });
  await expect(rune.page.getByRole("heading", { name: ada.name })).toBeVisible();

  // Addresses that another page or an email could contain.
  for (const action of ["claim", "decline", "complete"]) {
    for (const hash of [
      `#/pool/ticket/${ticket.id}/${action}`,
      `#/pool/ticket/${ticket.id}?action=${action}`,
      `#/${action}/ticket/${ticket.id}`,
      `#/pool/${action}/${ticket.id}`,
      `#javascript:rpc('ticket_${action}')`,
    ]) {
      await rune.page.evaluate((hash) => (window.location.hash = hash), hash);
      await expect(rune.page.getByRole("navigation", { name: "Main" })).toBeVisible();
    }
  }
  expect(commands.length, "it did look").toBeGreaterThan(3);
  expect(
    commands.filter((command) => !LOOKS.test(command)),
    "it did nothing else",
  ).toEqual([]);
  const now = await ada.workstation.rpc("ticket_show", { ticket: ticket.id });
  expect(now.value.ticket).toMatchObject({ status: "pending", version: 1 });
});
