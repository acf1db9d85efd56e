import { v7 } from "uuid";
import { expect, test, unique } from "../support/test";

test("a responder filters and clears by keys alone", async ({ office }) => {
  const [calm, pressing] = [unique("A shelf for the archive"), unique("The server room is hot")];
  const [ebba, rune] = await Promise.all([office.employee("Ebba Strand"), office.responder("Rune Holm")]);
  const { page } = rune;
  const { keyboard } = page;
  await ebba.hasCreated(calm);
  const { id } = await ebba.hasCreated(pressing);
  await ebba.workstation.rpc("ticket_prioritize", {
    ...{ request: v7(), ticket: id, priority: "urgent", note: "", from: null },
  });
  await expect(rune.row(pressing)).toContainText("Urgent");
  await expect(rune.row(calm)).toBeVisible();

  await test.step("one key opens the menu, typing finds the filter", async () => {
    await keyboard.press("f");
    await expect(page.getByRole("combobox", { name: "Filter" })).toBeFocused();
    await keyboard.type("urgent");
    await keyboard.press("Enter");
    await expect(page.getByText("Priority: Urgent", { exact: true })).toBeVisible();
    await expect(rune.row(pressing)).toBeVisible();
    await expect(rune.row(calm)).toHaveCount(0);
    expect(new URL(page.url()).hash).toContain("priority=urgent");
  });

  await test.step("the filter stays while a ticket is open, and Back returns to it", async () => {
    await rune.row(pressing).focus();
    await keyboard.press("Enter");
    await expect(rune.ticket.heading(pressing)).toBeVisible();
    expect(new URL(page.url()).hash).toMatch(/^#\/pool\/ticket\/\d+\?.*priority=urgent/);
    await page.reload();
    await expect(page.getByText("Priority: Urgent", { exact: true })).toBeVisible();
    await expect(rune.row(calm)).toHaveCount(0);
  });

  await test.step("a filter without matches says so and can be cleared", async () => {
    await keyboard.press("f");
    await keyboard.type("Nowhere Ltd");
    await keyboard.press("Enter");
    await expect(page.getByText("No ticket matches these filters")).toBeVisible();
    await page.goBack();
    await expect(rune.row(pressing)).toBeVisible();
    await page.goForward();
    await page.getByRole("main").getByRole("button", { name: "Clear filters" }).last().press("Enter");
    await expect(rune.row(calm)).toBeVisible();
    expect(new URL(page.url()).hash).not.toContain("?");
  });
});

test("an employee sorts their own tickets and removes a filter", async ({ office }) => {
  const [first, second] = [unique("The first one"), unique("The second one")];
  const ebba = await office.employee("Ebba Strand");
  await ebba.hasCreated(first);
  await ebba.hasCreated(second);
  await ebba.visit("My tickets");
  await expect(ebba.row(second)).toBeVisible();
  await ebba.page.keyboard.press("f");
  await ebba.page.keyboard.type("newest");
  await ebba.page.keyboard.press("Enter");
  await expect(ebba.page.getByText("Sorted: newest first")).toBeVisible();
  await expect(ebba.row(/one/)).toContainText([second, first]);
  const remove = ebba.page.getByRole("button", { name: "Remove filter “Sorted: newest first”" });
  await remove.press("Enter");
  await expect(remove).toHaveCount(0);
  expect(new URL(ebba.page.url()).hash).not.toContain("?");
  await expect(ebba.page.getByText("2 tickets")).toBeVisible();
});

test("a responder filters the log by its outcome", async ({ office }) => {
  const [declined, done] = [unique("A shelf is crooked"), unique("The door is stuck")];
  const [ebba, rune] = await Promise.all([office.employee("Ebba Strand"), office.responder("Rune Holm")]);
  const { page } = rune;
  for (const [title, command] of [
    [declined, "ticket_decline"],
    [done, "ticket_complete"],
  ] as const) {
    const { id } = await ebba.hasCreated(title);
    await rune.workstation.rpc("ticket_claim", { request: v7(), ticket: id });
    await rune.workstation.rpc(command, { request: v7(), ticket: id, note: "" });
  }
  await rune.visit("Log");
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(rows).toContainText([done, declined]);
  await page.keyboard.press("f");
  await page.keyboard.type("Declined");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText([declined]);
  expect(new URL(page.url()).hash).toContain("list=log&status=declined");
  await page.keyboard.press("f");
  await page.keyboard.type("Urgent");
  await page.keyboard.press("Enter");
  await expect(page.getByText("No ticket matches these filters")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Clear filters" }).last().press("Enter");
  await expect(rows).toHaveCount(2);
});
