import { expect, test } from "../support/test";
import { unique } from "../support/details";

test("right click and the menu key open our own menus", async ({ office }) => {
  const ada = await office.employee("Ada Kern");
  const tomas = await office.responder("Tomas Lund");
  const title = unique("Printer on floor 2");
  await ada.hasCreated(title, "The **tray** is stuck.");
  const { page } = tomas;
  const menu = page.getByRole("menu");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());

  await test.step("a row offers what can be done with it, and its link", async () => {
    await tomas.visit("Pool");
    await tomas.row(title).click({ button: "right" });
    await expect(menu.getByRole("menuitem")).toHaveText([
      /^\s*Open/,
      /Claim/,
      /Decline/,
      /Copy link/,
      /Copy number/,
    ]);
    await menu.getByRole("menuitem", { name: "Copy link" }).click();
    await expect(menu).toBeHidden();
    expect(await copied()).toMatch(/^ticket-desk:\/\/ticket\/\d+$/);
  });

  await test.step("the menu key opens it on the focused row, arrows and letters move in it", async () => {
    await tomas.row(title).focus();
    await page.keyboard.press("Shift+F10");
    await expect(menu.getByRole("menuitem", { name: "Open" })).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(menu.getByRole("menuitem", { name: "Copy number" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(menu).toBeHidden();
    await expect(tomas.row(title), "the focus returns").toBeFocused();
    await page.keyboard.press("Shift+F10");
    await page.keyboard.press("c");
    await expect(menu.getByRole("menuitem", { name: "Claim" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page, "it is the person's own now").toHaveURL(/#\/work\/ticket\/\d+$/);
  });

  await test.step("a row's action with a note asks in its ticket", async () => {
    await tomas.visit("My work");
    await tomas.row(title).click({ button: "right" });
    await menu.getByRole("menuitem", { name: "Complete" }).click();
    await expect(page.getByRole("dialog", { name: /^Complete ticket/ })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("selected text is copied, the open ticket offers its actions", async () => {
    await tomas.ticket.pane.getByText("tray").dblclick();
    await tomas.ticket.pane.getByText("tray").click({ button: "right" });
    await expect(menu.getByRole("menuitem")).toHaveText([/Copy/]);
    await menu.getByRole("menuitem").click();
    expect(await copied()).toBe("tray");
    await tomas.ticket.heading(title).click({ button: "right" });
    await expect(menu.getByRole("menuitem", { name: "Give back" })).toBeVisible();
    await page.mouse.click(5, 5);
    await expect(menu).toBeHidden();
  });

  await test.step("a field keeps the menu of the web view: paste and spelling are in it", async () => {
    const kept = page.evaluate(
      () =>
        new Promise((resolve) => {
          window.addEventListener("contextmenu", (event) => resolve(!event.defaultPrevented), { once: true });
        }),
    );
    await tomas.ticket.message.click({ button: "right" });
    expect(await kept).toBe(true);
    await expect(menu).toBeHidden();
  });
});
