import { expect, test } from "../support/test";
import { TicketPane } from "../support/ticket-pane";

// In a trial, whose pool no other test fills or empties.
test("a responder works off the pool by two keys", async ({ office }) => {
  const { page } = await office.unconnected();
  await page.getByRole("button", { name: "Start a trial" }).click();
  const responder = page.getByRole("button", { name: /Responder:/ }).first();
  await expect(responder).toBeVisible({ timeout: 120_000 });
  await responder.click();
  const ticket = new TicketPane(page);
  const pool = page.getByRole("region", { name: "Pool", exact: true });
  const said = page.getByRole("region", { name: "Messages from the application" });
  await expect(pool.getByRole("listitem").first()).toBeVisible();
  const titles = await pool.getByRole("listitem").locator(".title").allInnerTexts();
  const [first = "", second = ""] = titles;
  expect(titles.length, "the trial has some tickets in its pool").toBeGreaterThan(3);

  await test.step("N opens the ticket that is due first, then the next one", async () => {
    await page.keyboard.press("n");
    await expect(ticket.heading(first)).toBeVisible();
    await expect(said.getByText(/ is next: \w+, due in /)).toBeVisible();
    await page.keyboard.press("n");
    await expect(ticket.heading(second)).toBeVisible();
    await expect(ticket.action("Claim"), "nothing was claimed").toBeVisible();
  });

  await test.step("Shift N claims the ticket that is due first, on any screen", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await expect(page.getByRole("heading", { name: "Inbox" })).toBeVisible();
    await page.keyboard.press("Shift+N");
    await expect(ticket.heading(first)).toBeVisible();
    await expect(ticket.action("Complete")).toBeVisible();
    await expect(ticket.fact("Waits for")).toContainText(/You\s*for 1 min/);
    await expect(said.getByText(/ is yours: \w+, due in /)).toBeVisible();
  });

  await test.step("the keys of a reply that was begun at once are not lost", async () => {
    await page.keyboard.press("r");
    await page.keyboard.type("I come.");
    await expect(ticket.message).toHaveValue("I come.");
    await page.keyboard.press("Control+Enter");
    await expect(ticket.activity.getByText("I come.")).toBeVisible();
    await expect(ticket.fact("Waits for")).not.toContainText("You");
    await page.keyboard.press("Escape");
  });

  await test.step("at the end it says why there is no next ticket", async () => {
    for (const title of titles.slice(1)) {
      await page.keyboard.press("Shift+N");
      await expect(ticket.heading(title)).toBeVisible();
    }
    await page.keyboard.press("Shift+N");
    await expect(said.getByText(/^(The pool is empty|You declined every ticket)/).first()).toBeVisible();
  });
});
