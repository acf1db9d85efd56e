import { expect, test, unique } from "../support/test";

test("a word of a description is found, marked and opened by keyboard", async ({ office }) => {
  const [astrid, rune] = [await office.employee("Astrid Moreau"), await office.responder("Rune Holm")];
  const mark = unique("marzipan");
  const ticket = await astrid.hasCreated(`Door of the kitchen`, `It smells of ${mark} and does not close.`);
  const { page } = rune;

  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: "Search tickets" });
  await expect(field).toBeFocused();
  await expect(page.getByText("Search every ticket you may open")).toBeVisible();
  await field.fill(mark.toUpperCase());
  const row = page.getByRole("listitem").filter({ hasText: "Door of the kitchen" });
  await expect(row.locator("mark"), "each word is marked").toHaveText(mark.split(" "));
  await expect(page.getByText("1 ticket", { exact: true })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("heading", { name: ticket.title })).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue(mark.toUpperCase());
  await expect(row).toBeVisible();
});
