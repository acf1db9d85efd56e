import { Settings } from "../support/settings";
import { expect, test } from "./gallery";

test.describe("Settings", () => {
  test("each section", async ({ office, gallery }) => {
    const maja = await office.employee("Maja Keller");
    const { page } = maja;
    const settings = new Settings(page);
    await maja.settings("Appearance and language");
    await gallery.show(page, "settings-appearance", "Appearance and language");
    await settings.go("Notifications");
    await settings.switch("Quiet hours").check();
    await page.getByRole("button", { name: "For an hour" }).click();
    await expect(page.getByRole("main").getByText(/^Quiet until /)).toBeVisible();
    await gallery.show(page, "settings-notifications", "Notifications, quiet");
    await page.getByRole("button", { name: "End now" }).click();
    await settings.switch("Quiet hours").uncheck();
    await settings.go("Start and closing");
    await gallery.show(page, "settings-start", "Start and closing");
    await settings.go("Connection");
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "The database answers" })).toBeVisible();
    await gallery.show(page, "settings-connection", "Connection, tested");
    await settings.go("Data on this computer");
    await expect(page.getByRole("button", { name: "Copy Folder" })).toBeVisible();
    await gallery.show(page, "settings-data", "Data on this computer");
    await settings.go("About");
    await page.getByRole("button", { name: "Show diagnostics" }).click();
    await expect(page.getByRole("button", { name: "Copy diagnostics" })).toBeVisible();
    await gallery.show(page, "settings-about", "About, with diagnostics");
    await page.getByRole("button", { name: "Show licences" }).click();
    await expect(page.getByRole("dialog").getByRole("listitem").first()).toBeVisible();
    await gallery.show(page, "settings-libraries", "Libraries");
  });
});
