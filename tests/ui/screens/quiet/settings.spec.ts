import { inspect } from "../../support/inspection";
import { Settings } from "../../support/settings";
import { expect, test } from "../../support/test";

test("the settings of an employee and of a responder", async ({ office }) => {
  const astrid = await office.employee("Astrid Moreau");
  const { page } = astrid;
  const settings = new Settings(page);
  /** A lighter check for screens made of components that other screens check in every colour and width. */
  const expectStructure = (name: string) => expect(page.getByRole("main")).toMatchAriaSnapshot({ name });

  await astrid.settings("Appearance and language");
  await expectStructure("settings-appearance");
  await settings.go("Notifications");
  await settings.switch("Quiet hours").check();
  await inspect(page, "settings-notifications");
  await settings.switch("Quiet hours").uncheck();
  await settings.go("Start and closing");
  await expectStructure("settings-start");
  await settings.go("Connection");
  await expectStructure("settings-connection");
  await settings.go("Data on this computer");
  await expect(page.getByRole("button", { name: "Copy Folder" })).toBeVisible();
  await inspect(page, "settings-data");
  await settings.go("About");
  await page.getByRole("button", { name: "Show diagnostics" }).click();
  await expect(page.getByRole("button", { name: "Copy diagnostics" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Show licences" })).toBeVisible();
  await inspect(page, "settings-about");

  const rune = await office.responder("Rune Holm");
  await rune.settings("Notifications");
  await expect(rune.page.getByRole("main")).toMatchAriaSnapshot({ name: "settings-notifications-responder" });
});
