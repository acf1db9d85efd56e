import { expect, test, unique } from "../support/test";
import { Settings } from "../support/settings";

test("the language changes at once, keeps what was typed, and the way back is readable", async ({
  office,
}) => {
  const maja = await office.employee("Maja Keller");
  const { page } = maja;
  await maja.settings("Appearance and language");
  await page.getByRole("radio", { name: "Deutsch" }).check();
  await expect(page.getByRole("heading", { name: "Darstellung und Sprache" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Deutsch" }), "the focus stays").toBeFocused();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("button", { name: "Zurück zu English" }).click();
  await expect(page.getByRole("heading", { name: "Appearance and language" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Same as the system" })).toBeChecked();
});

test("a switched-off notification stays off after a restart of the window", async ({ office }) => {
  const rune = await office.responder("Rune Holm");
  const settings = new Settings(rune.page);
  await rune.settings("Notifications");
  await expect(settings.switch("Somebody claims my ticket"), "that happens to employees").toHaveCount(0);
  await settings.switch("New tickets come into the pool").uncheck();
  await settings.switch("Sound").uncheck();
  // The switch moves at once; the restart shows what was saved.
  const kept = async () => (await rune.workstation.rpc("app_state", null)).preferences;
  await expect.poll(kept).toMatchObject({ switchedOff: ["pool"], sound: false });
  await rune.page.reload();
  await expect(settings.switch("New tickets come into the pool")).not.toBeChecked();
  await expect(settings.switch("Sound")).not.toBeChecked();
  await expect(settings.switch("A message arrives")).toBeChecked();
  for (const name of ["New tickets come into the pool", "Sound"]) await settings.switch(name).check();
});

test("a change that cannot be saved is reverted and reported beside its switch", async ({ office }) => {
  const maja = await office.employee("Maja Keller");
  const settings = new Settings(maja.page);
  await maja.settings("Notifications");
  await maja.page.route("**/rpc/*/preferences_save", (route) =>
    route.fulfill({
      status: 422,
      json: { code: "storage.full", message: "", retryable: false, reference: "x", field: null, limit: null },
    }),
  );
  await settings.switch("Sound").click();
  await expect(maja.page.getByRole("alert")).toContainText("This computer's disk is full.");
  await expect(settings.switch("Sound")).toBeChecked();
  await maja.page.unrouteAll();
  await settings.switch("Sound").click();
  await expect(maja.page.getByRole("alert")).toHaveCount(0);
  await expect(settings.switch("Sound")).not.toBeChecked();
  await settings.switch("Sound").click();
});

test("quiet begins and ends, here and from the palette, and has its hours", async ({ office }) => {
  const maja = await office.employee("Maja Keller");
  const { page } = maja;
  const settings = new Settings(page);
  await maja.settings("Notifications");
  await page.getByRole("button", { name: "For an hour" }).click();
  await expect(page.getByRole("main").getByText(/^Quiet until /)).toBeVisible();
  const { preferences } = await maja.workstation.rpc("app_state", null);
  const minutes = (Date.parse(preferences.quietUntil ?? "") - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(58);
  expect(minutes).toBeLessThan(61);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("do not disturb");
  await page.getByRole("option", { name: /End .do not disturb./ }).click();
  await expect(page.getByRole("button", { name: "For an hour" })).toBeVisible();

  await settings.switch("Quiet hours").check();
  await page.getByLabel("From", { exact: true }).fill("22:30");
  await page.getByLabel("To", { exact: true }).fill("06:15");
  await expect(page.getByText("Ends the next day.")).toBeVisible();
  await page.getByTitle("Saturday").click();
  await expect
    .poll(async () => (await maja.workstation.rpc("app_state", null)).preferences.quietHours)
    .toEqual({ from: 1350, to: 375, days: [true, true, true, true, true, true, false] });
  await settings.switch("Quiet hours").uncheck();
  await settings.switch("Quiet hours").check();
  await expect(page.getByLabel("From", { exact: true }), "switching off forgets no hours").toHaveValue(
    "22:30",
  );
  await settings.switch("Quiet hours").uncheck();
});

test("the cache can be cleared, and the data on this computer are listed", async ({ office }) => {
  const maja = await office.employee("Maja Keller");
  const { page } = maja;
  await maja.hasCreated(unique("The lamp flickers"));
  await maja.visit("Inbox");
  await maja.settings("Data on this computer");
  const clear = page.getByRole("button", { name: "Clear", exact: true });
  await expect(page.getByText(/^[\d.]+ (bytes|kB)$/)).toBeVisible();
  await clear.click();
  await expect(maja.toast("Cleared.")).toBeVisible();
  const keep = new Settings(page).switch("Keep what I read after signing out");
  await keep.uncheck();
  await maja.toast("What you read is erased").getByRole("button", { name: "Undo" }).click();
  await expect(keep).toBeChecked();
});

test("diagnostics are shown before they are copied and hold nothing private", async ({ office }) => {
  const title = unique("Only between us");
  const maja = await office.employee("Maja Keller");
  const { page } = maja;
  await maja.hasCreated(title);
  await maja.settings("About");
  await page.getByRole("button", { name: "Show diagnostics" }).click();
  const shown = page.getByRole("region", { name: "Diagnostics" }).locator("pre");
  await expect(shown).toContainText("0.1.0");
  for (const secret of [title, maja.details.username, maja.name, maja.details.password])
    await expect(shown).not.toContainText(secret);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy diagnostics" }).click();
  await expect(maja.toast("Copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await shown.textContent());
});

test("the licences are those of this build", async ({ office }) => {
  const maja = await office.employee("Maja Keller");
  const { page } = maja;
  await maja.settings("About");
  await page.getByRole("button", { name: "Show licences" }).click();
  const dialog = page.getByRole("dialog", { name: "Libraries" });
  await dialog.getByRole("searchbox").fill("argon2");
  await expect(dialog.getByRole("listitem")).toContainText(/argon2 .*Apache-2\.0/);
  await dialog.getByRole("searchbox").fill("no such library");
  await expect(dialog.getByText("No library with this name")).toBeVisible();
});

test("the settings are reached, walked and left without a mouse", async ({ office }) => {
  const maja = await office.employee("Maja Keller");
  const { page } = maja;
  await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
  await page.keyboard.press(",");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await page.getByRole("link", { name: "Appearance and language" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Notifications" })).toBeVisible();
  const first = new Settings(page).switch("Somebody claims my ticket");
  for (let tab = 0; tab < 8 && !(await first.evaluate((it) => it === document.activeElement)); tab += 1)
    await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
  await page.keyboard.press("Space");
  await expect(first).not.toBeChecked();
  await page.keyboard.press("Space");
  await expect(first).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("settings: about");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "About" })).toBeVisible();
});
