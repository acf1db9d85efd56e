import type { Page } from "@playwright/test";
import { expect, test } from "../support/test";
import { TicketPane } from "../support/ticket-pane";

/** Counts the keys that a step takes. A text counts as one. */
class Keys {
  count = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
    this.count += keys.length;
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.count += 1;
  }
}

// In a trial, whose pool no other test fills or empties.
test("ten tickets in a row take few keys each", async ({ office }) => {
  const { page } = await office.unconnected();
  await page.getByRole("button", { name: "Start a trial" }).click();
  const responder = page.getByRole("button", { name: /Responder:/ }).first();
  await expect(responder).toBeVisible({ timeout: 120_000 });
  await responder.click();
  const ticket = new TicketPane(page);
  const pool = page.getByRole("region", { name: "Pool", exact: true });
  await expect(pool.getByRole("listitem").first()).toBeVisible();
  const waiting = await pool.getByRole("listitem").count();
  expect(waiting, "the trial has some tickets in its pool").toBeGreaterThan(3);
  const focused = () => page.evaluate(() => document.activeElement?.tagName);

  for (let number = 0; number < Math.min(10, waiting); number += 1) {
    const keys = new Keys(page);
    const replies = number % 2 === 1;
    await test.step(replies ? "a reply and the end of it" : "nothing to say", async () => {
      await keys.press("Shift+N");
      await expect(ticket.action("Complete")).toBeVisible();
      expect(await focused(), "the focus is in the ticket").not.toBe("BODY");
      if (replies) {
        await keys.press("r");
        await keys.type("It works again.");
        await keys.press("Control+Shift+Enter");
      } else {
        await keys.press("e");
        await expect(page.getByRole("dialog")).toBeVisible();
        await keys.press("Control+Enter");
      }
      await expect(ticket.status("Done")).toBeVisible();
      await expect.poll(focused, "the focus is never lost").not.toBe("BODY");
      expect(keys.count).toBeLessThanOrEqual(replies ? 6 : 4);
    });
  }
});

test("completing and going on is one key, and is remembered", async ({ office }) => {
  const [ada, tomas] = await Promise.all([office.employee("Ada Kern"), office.responder("Tomas Lund")]);
  const { page, ticket } = tomas;
  const first = await ada.hasCreated("The first of two lamps");
  const second = await ada.hasCreated("The second of two lamps");
  await tomas.hasClaimed(first);
  await tomas.hasClaimed(second);
  await ada.hasCreated("A lamp that waits in the pool");
  await tomas.hasWritten(first, "A new bulb is in.");
  await tomas.opens(first.title, "My work");
  const next = page.getByRole("button", { name: "Complete and next" });
  await page.keyboard.press("e");
  await page.getByRole("dialog").getByRole("button", { name: "Use my last message" }).click();
  await expect(page.getByLabel("Closing note")).toHaveValue("A new bulb is in.");
  await page.keyboard.press("Control+Shift+Enter");
  await expect(tomas.toast(/./)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page, "the next ticket is open").toHaveURL(/#\/pool\/ticket\/\d+$/);

  await tomas.opens(second.title, "My work");
  await expect(ticket.action("Complete")).toBeVisible();
  await page.keyboard.press("e");
  await expect(next, "the last choice comes first").toHaveAttribute("type", "submit");
});
