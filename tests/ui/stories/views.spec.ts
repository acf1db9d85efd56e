import { v7 } from "uuid";
import { expect, test, unique } from "../support/test";

test("a filtered pool is saved as a view, opened, removed, and brought back", async ({ office }) => {
  const [calm, pressing] = [unique("A chair creaks"), unique("The gas smells")];
  const [ebba, rune] = await Promise.all([office.employee("Ebba Strand"), office.responder("Rune Holm")]);
  await ebba.hasCreated(calm);
  const { id } = await ebba.hasCreated(pressing);
  const urgent = { request: v7(), ticket: id, priority: "urgent", note: "", from: "normal" } as const;
  await ebba.workstation.rpc("ticket_prioritize", urgent);
  const { page } = rune;
  const views = page.getByRole("main").getByRole("button", { name: "Views" });
  await expect(rune.row(calm)).toBeVisible();
  await expect(views, "without a view there is no menu").toHaveCount(0);

  await test.step("what is shown is saved under a name", async () => {
    await page.keyboard.press("f");
    await page.keyboard.type("urgent");
    await page.keyboard.press("Enter");
    await expect(rune.row(calm)).toHaveCount(0);
    await page.getByRole("button", { name: "Save view…" }).click();
    await page.getByRole("textbox", { name: "Name of the view" }).fill("Now");
    await page.keyboard.press("Enter");
    await expect(rune.toast("Saved as “Now”")).toBeVisible();
    await expect(page.getByRole("button", { name: "Remove view “Now”" })).toBeVisible();
  });

  await test.step("it is opened on another workstation", async () => {
    const elsewhere = await office.again(rune);
    await elsewhere.page.getByRole("main").getByRole("button", { name: "Views" }).click();
    await elsewhere.page.getByRole("option", { name: "Now" }).click();
    await expect(elsewhere.page.getByText("Priority: Urgent", { exact: true })).toBeVisible();
    await expect(elsewhere.row(pressing)).toBeVisible();
    await expect(elsewhere.row(calm)).toHaveCount(0);
  });

  await test.step("it is removed, and brought back", async () => {
    await page.getByRole("button", { name: "Remove view “Now”" }).click();
    await expect(rune.toast("“Now” was removed")).toBeVisible();
    await expect(views).toHaveCount(0);
    await page.keyboard.press("z");
    await expect(views).toBeVisible();
    await expect(page.getByRole("button", { name: "Remove view “Now”" })).toBeVisible();
  });
});
