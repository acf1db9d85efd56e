import { expect, test, unique } from "../support/test";
import { Settings } from "../support/settings";
import { TicketPane } from "../support/ticket-pane";

// In a trial, which has three categories: those of the other tests' database would show in every test.
test("an employee picks a category, a responder serves some and looks at all", async ({ office }) => {
  const title = unique("The shutter is stuck");
  const { page } = await office.unconnected();
  const ticket = new TicketPane(page);
  const pool = page.getByRole("region", { name: "Pool", exact: true });
  const row = (words: string) => pool.getByRole("listitem").filter({ hasText: words });
  const said = page.getByRole("region", { name: "Messages from the application" });
  const category = ticket.fact("Category").getByRole("button");
  await page.getByRole("button", { name: "Start a trial" }).click();
  const employee = page.getByRole("button", { name: /Employee:/ }).first();
  await expect(employee).toBeVisible({ timeout: 120_000 });
  await employee.click();
  await expect(page.getByRole("link", { name: "New ticket" })).toBeVisible();

  await test.step("the form offers the default, and finds a category by some of its letters", async () => {
    await page.keyboard.press("c");
    await page.getByLabel("Title").fill(title);
    await page.getByLabel("Description").fill("The one of the left window.");
    const choice = page.getByRole("main").getByRole("button", { name: "Category" });
    await expect(choice).toContainText("General");
    await choice.click();
    await expect(page.getByRole("option")).toHaveCount(3);
    await page.keyboard.type("net");
    await expect(page.getByRole("option")).toHaveText(["Computers and network"]);
    await page.keyboard.press("Enter");
    await expect(choice).toContainText("Computers and network");
    await page.keyboard.press("Control+Enter");
    await expect(ticket.heading(title)).toBeVisible();
    await expect(ticket.fact("Category")).toContainText("Computers and network");
  });

  await test.step("a change is undone by one key and done again, and the history tells each", async () => {
    await category.click();
    await page.getByRole("option", { name: "Building and rooms" }).click();
    await expect(said.getByText(/ is in category Building and rooms now/)).toBeVisible();
    await expect(category).toContainText("Building and rooms");
    await page.keyboard.press("z");
    await expect(category).toContainText("Computers and network");
    await category.click();
    await page.getByRole("option", { name: "Building and rooms" }).click();
    await expect(category).toContainText("Building and rooms");
    await ticket.activity.getByRole("tab", { name: "History" }).click();
    await expect(
      ticket.activity.getByRole("listitem").filter({ hasText: "changed the category" }),
    ).toHaveCount(3);
    await expect(ticket.activity.getByRole("listitem").last()).toHaveText(
      /You changed the category:\s*Before:\s*Computers and network\s*After:\s*Building and rooms/,
    );
  });

  await test.step("the recently used one is offered first", async () => {
    await page.keyboard.press("c");
    await page.getByRole("main").getByRole("button", { name: "Category" }).click();
    await expect(page.getByRole("option").first()).toHaveText("Building and rooms");
    await page.keyboard.press("Escape");
  });

  await test.step("a responder who serves two of three opens the pool on these", async () => {
    await page.getByRole("button", { name: /^Account of / }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page
      .getByRole("button", { name: /Responder:/ })
      .first()
      .click();
    await expect(row(title), "who chose nothing serves everything").toBeVisible();
    await expect(pool.getByRole("tab")).toHaveCount(0);
    await page.getByRole("button", { name: /^Account of / }).click();
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    const settings = new Settings(page);
    await settings.go("Notifications");
    await settings.switch("Building and rooms").uncheck();
    await settings.switch("General").uncheck();
    const last = settings.switch("Computers and network");
    await expect(last, "everybody serves one at least").toBeDisabled();
    await settings.switch("General").check();
    await expect(last).toBeEnabled();
    await page.getByRole("link", { name: "Pool" }).click();
    await expect(pool.getByText("Shows General and Computers and network")).toBeVisible();
    await expect(row("Laptop for the trainee")).toBeVisible();
    await expect(row(title)).toHaveCount(0);
  });

  await test.step("one click shows everything, and the filter names the category", async () => {
    await pool.getByRole("tab", { name: "All categories" }).click();
    await expect(row(title)).toContainText("Building and rooms");
    await page.keyboard.press("f");
    await page.keyboard.type("Building");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Category: Building and rooms", { exact: true })).toBeVisible();
    await expect(row(title)).toBeVisible();
    await expect(row("Laptop for the trainee")).toHaveCount(0);
    await pool.getByRole("tab", { name: "My categories" }).click();
    await expect(page.getByText("No ticket matches these filters")).toBeVisible();
  });
});
