import { v7 } from "uuid";
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

test("a search is filtered, sorted by the best and saved", async ({ office }) => {
  const [astrid, rune] = [await office.employee("Astrid Moreau"), await office.responder("Rune Holm")];
  const mark = unique("nougat");
  await astrid.hasCreated(`The ${mark} is in the title`, "Twice.");
  const { id } = await astrid.hasCreated("A machine is broken", `It is the one for ${mark}.`);
  await astrid.workstation.rpc("ticket_prioritize", {
    ...{ request: v7(), ticket: id, priority: "urgent", note: "", from: null },
  });
  const { page } = rune;
  const { keyboard } = page;
  const rows = page.getByRole("main").getByRole("listitem");
  const choose = async (filter: string) => {
    await keyboard.press("f");
    await keyboard.type(filter);
    await keyboard.press("Enter");
  };

  await keyboard.press("/");
  const field = page.getByRole("searchbox", { name: "Search tickets" });
  await field.fill(mark);
  await expect(rows, "the newest change first").toContainText(["A machine", "in the title"]);

  await test.step("one key opens the filters, the address has words and filters", async () => {
    await keyboard.press("Tab");
    await choose("best match");
    await expect(page.getByText("Sorted: best match first")).toBeVisible();
    await expect(rows, "the title first").toContainText(["in the title", "A machine"]);
    await choose("urgent");
    await expect(rows).toContainText(["A machine"]);
    await expect(rows).toHaveCount(1);
    expect(new URL(page.url()).hash).toMatch(/q=.*priority=urgent&sort=best/);
    await page.reload();
    await expect(field).toHaveValue(mark);
    await expect(rows).toHaveCount(1);
  });

  await test.step("a search without results says so and its filters can be cleared", async () => {
    await choose("withdrawn");
    await expect(page.getByText("Nothing found with these filters")).toBeVisible();
    await page.goBack();
    await expect(rows).toHaveCount(1);
    await page.goForward();
    await page.getByRole("main").getByRole("button", { name: "Clear filters" }).last().press("Enter");
    await expect(rows).toHaveCount(2);
    await expect(field, "the words stay").toHaveValue(mark);
  });

  await test.step("a saved search brings back its words and filters", async () => {
    await choose("urgent");
    await page.getByRole("button", { name: "Save view…" }).click();
    await page.getByRole("textbox", { name: "Name of the view" }).fill("Broken");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await rune.visit("Pool");
    await keyboard.press("Control+k");
    await keyboard.type("Broken");
    await page
      .getByRole("option", { name: /Broken/ })
      .first()
      .click();
    await expect(field).toHaveValue(mark);
    await expect(page.getByText("Priority: Urgent", { exact: true })).toBeVisible();
    await expect(rows).toHaveCount(1);
  });
});
