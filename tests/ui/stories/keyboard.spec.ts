import { expect, test, unique } from "../support/test";

test("a ticket is raised, claimed, discussed and completed without a mouse", async ({ office }) => {
  const title = unique("The keyboard lacks its J");
  const [maja, rune] = await Promise.all([office.employee("Maja Keller"), office.responder("Rune Holm")]);

  await test.step("the employee signs in and raises", async () => {
    const { page, details } = maja;
    await maja.workstation.rpc("session_close", null);
    await page.reload();
    await expect(page.getByLabel("User name")).toBeFocused();
    await page.keyboard.type(details.username);
    await page.keyboard.press("Tab");
    await page.keyboard.type(details.password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
    await page.keyboard.press("c");
    await expect(page.getByLabel("Title")).toBeFocused();
    await page.keyboard.type(title);
    await page.keyboard.press("Tab");
    await page.keyboard.type("It fell on the floor.");
    await page.keyboard.press("Control+Enter");
    await expect(maja.ticket.heading(title)).toBeVisible();
  });

  await test.step("the responder walks to it and claims", async () => {
    const { page } = rune;
    await expect(rune.row(title)).toBeVisible();
    const open = page.getByRole("main").locator('[aria-current="true"]');
    await page.keyboard.press("End");
    await expect(open).toBeVisible();
    // Other tickets may have come after this one.
    await expect(async () => {
      if ((await open.innerText()).includes(title)) return;
      await page.keyboard.press("k");
      await expect(open).toContainText(title, { timeout: 100 });
    }).toPass();
    await expect(rune.ticket.action("Claim")).toBeVisible();
    await page.keyboard.press("a");
    await expect(rune.ticket.action("Complete")).toBeVisible();
  });

  await test.step("and replies", async () => {
    const { page } = rune;
    await page.keyboard.press("r");
    await expect(rune.ticket.message).toBeFocused();
    await page.keyboard.type("I bring you another one.");
    await page.keyboard.press("Control+Enter");
    await expect(rune.ticket.activity.getByText("I bring you another one.")).toBeVisible();
    await expect(rune.ticket.message, "ready for the next").toBeFocused();
    await page.keyboard.press("Escape");
    await expect(rune.ticket.message).not.toBeFocused();
  });

  await test.step("and completes", async () => {
    const { page } = rune;
    await page.keyboard.press("e");
    const dialog = page.getByRole("dialog", { name: /^Complete ticket/ });
    await expect(dialog.getByLabel("Closing note")).toBeFocused();
    await page.keyboard.type("Exchanged.");
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toHaveCount(0);
    await expect(maja.ticket.status("Done")).toBeVisible();
  });
});

test("the overview of shortcuts opens, closes and gives the focus back", async ({ office }) => {
  const maja = await office.employee("Maja Keller");
  const { page } = maja;
  await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
  await maja.place("People").focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("c");
  await expect(dialog, "no shortcut works behind a dialog").toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(maja.place("People")).toBeFocused();
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page.getByRole("heading", { name: "Inbox" })).toBeVisible();
});
