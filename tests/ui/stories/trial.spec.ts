import { expect, test } from "../support/test";

test("a trial is a desk of one's own, clearly marked, and one click removes it", async ({ office }) => {
  const { page } = await office.unconnected();
  const marked = page.getByRole("complementary", { name: "This is a trial on this computer." });
  await page.getByRole("button", { name: "Start a trial" }).click();
  await expect(page.getByRole("heading", { name: "Setting up your trial" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Try it as" })).toBeVisible({ timeout: 120_000 });
  await expect(marked).toBeVisible();

  await page
    .getByRole("button", { name: /Responder:/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Pool" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  await expect(marked).toBeVisible();

  await marked.getByRole("button", { name: "Remove trial…" }).click();
  const question = page.getByRole("alertdialog", { name: "Remove the trial?" });
  await expect(question).toContainText("Its database is deleted from this computer");
  await question.getByRole("button", { name: "Remove trial" }).click();
  await expect(page.getByRole("heading", { name: "Welcome to Ticket Desk" })).toBeVisible();
  await expect(marked).toHaveCount(0);
});
