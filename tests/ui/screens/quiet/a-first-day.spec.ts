import { inspect } from "../../support/inspection";
import { expect, test } from "../../support/test";

test("a responder's first day", async ({ office }) => {
  const rune = await office.responder("Rune Holm");
  const { page } = rune;
  await rune.visit("My work");
  await expect(page.getByText("You have no tickets in process")).toBeVisible();
  await inspect(page, "work-empty");
  await rune.visit("Log");
  await expect(page.getByText("Your log is empty")).toBeVisible();
  await inspect(page, "log-empty");
  await rune.visit("Pool");
  await expect(page.getByText("The pool is empty")).toBeVisible();
  await inspect(page, "pool-empty");
});

test("an employee's first day", async ({ office }) => {
  const astrid = await office.employee("Astrid Moreau");
  const { page } = astrid;
  await expect(page.getByText("You have no open tickets")).toBeVisible();
  await inspect(page, "mine-empty");
  await page.getByRole("tab", { name: "Done" }).click();
  await expect(page.getByText("Nothing is done yet")).toBeVisible();
  await inspect(page, "mine-done-empty");
  await astrid.visit("Inbox");
  await expect(page.getByText("Your inbox is empty")).toBeVisible();
  await inspect(page, "inbox-empty");
  await page.getByRole("tab", { name: "Unread" }).click();
  await expect(page.getByText("All caught up")).toBeVisible();
  await inspect(page, "inbox-unread-empty");
  await astrid.visit("People");
  await page.getByRole("searchbox").fill("nobody-of-this-name");
  await expect(page.getByText("Nobody found")).toBeVisible();
  await inspect(page, "people-nobody");
});

test("creating a ticket", async ({ office }) => {
  const astrid = await office.employee("Astrid Moreau");
  const { page } = astrid;
  await page.getByRole("link", { name: "New ticket" }).click();
  await expect(page.getByLabel("Title")).toBeFocused();
  await inspect(page, "create");
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(page.getByLabel("Title")).toHaveAccessibleDescription(/Fill this in/);
  await inspect(page, "create-missing");
  await page.getByLabel("Title").fill("The printer on floor 2 jams");
  await astrid.visit("My tickets");
  await page.getByRole("link", { name: "New ticket" }).click();
  await expect(page.getByText("Draft restored")).toBeVisible();
  await inspect(page, "create-restored");
});
