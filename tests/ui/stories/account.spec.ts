import { Onboarding } from "../support/onboarding";
import { expect, test, unique } from "../support/test";

test("others see a changed profile", async ({ office }) => {
  const [liv, rune] = await Promise.all([office.employee("Liv Aronsen"), office.responder("Rune Holm")]);
  await liv.menu("Profile");
  await liv.page.getByLabel("Full name").fill("Liv Aronsen Vega");
  await liv.page.getByLabel("Country").selectOption("SE");
  const phone = liv.page.getByLabel("Phone optional");
  await phone.fill("070-123 45 67 ext 12");
  await phone.blur();
  await expect(liv.page.getByLabel("Extension"), "an extension moves to its own field").toHaveValue("12");
  await expect(phone).toHaveValue("070-123 45 67");
  await expect(liv.page.getByText("Will be saved as +46 70 123 45 67")).toBeVisible();
  await liv.page.getByRole("button", { name: "Save" }).click();
  await expect(liv.toast("Saved")).toBeVisible();
  await expect(liv.page.getByRole("button", { name: "Account of Liv Aronsen Vega" })).toBeVisible();

  await rune.visit("People");
  await rune.page.getByRole("searchbox", { name: "Search people" }).fill(liv.details.username);
  await expect(rune.row(/./)).toHaveCount(1);
  await rune.row("Liv Aronsen Vega").click();
  await expect(rune.ticket.fact("Phone")).toHaveText("+46 70 123 45 67 ext. 12");
});

test("nobody needs a telephone", async ({ office }) => {
  const [ines, rune] = await Promise.all([
    office.employee("Ines Duarte", { phone: "" }),
    office.responder("Rune Holm"),
  ]);
  await rune.visit("People");
  await rune.page.getByRole("searchbox", { name: "Search people" }).fill(ines.details.username);
  await expect(rune.row(/./)).toHaveCount(1);
  await rune.row("Ines Duarte").click();
  await expect(rune.ticket.fact("Email")).toHaveText(ines.details.email);
  await expect(rune.ticket.fact("Phone")).toHaveCount(0);
});

test("of two windows that change the same profile the later one learns it", async ({ office }) => {
  const liv = await office.employee("Liv Aronsen");
  const elsewhere = await office.again(liv);
  for (const window of [liv, elsewhere]) await window.menu("Profile");
  const address = (window: typeof liv) => window.page.getByLabel("Address");
  const save = (window: typeof liv) => window.page.getByRole("button", { name: "Save", exact: true });

  await address(elsewhere).fill("Harbour office");
  await address(liv).fill("Mill building, attic");
  await save(liv).click();
  await expect(liv.toast("Saved")).toBeVisible();
  await save(elsewhere).click();

  const notice = elsewhere.page.getByRole("alert").filter({ hasText: "Changed somewhere else" });
  await expect(notice).toContainText("Mill building, attic");
  await expect(address(elsewhere)).toHaveValue("Harbour office");
  await notice.getByRole("button", { name: "Use the saved version" }).click();
  await expect(address(elsewhere)).toHaveValue("Mill building, attic");
});

test("a changed password ends the other sessions, and only the new one signs in", async ({ office }) => {
  const liv = await office.employee("Liv Aronsen");
  const elsewhere = await office.again(liv);
  const fresh = "quiet otters rearrange 41 kettles";
  await liv.menu("Security");
  const form = liv.page.getByRole("form", { name: "Change password" });
  const send = form.getByRole("button", { name: "Change password" });

  await form.getByLabel("Current password").fill("not my password");
  await form.getByLabel("New password").fill(fresh);
  await send.click();
  await expect(form.getByLabel("Current password")).toHaveAccessibleDescription(/password is wrong/);
  await expect(form.getByLabel("Current password")).toBeFocused();

  await form.getByLabel("Current password").fill(liv.details.password);
  await send.click();
  await expect(liv.toast("Password changed; other sessions have ended")).toBeVisible();

  const dialog = elsewhere.page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog, "the other window is refused at its next call").toBeVisible();
  const onboarding = new Onboarding(elsewhere.page);
  await expect(onboarding.field("Password")).toBeFocused();
  await onboarding.field("Password").fill(liv.details.password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("User name or password is wrong");
  await onboarding.field("Password").fill(fresh);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toHaveCount(0);
});

test("a revoked window says so, and signing in again in place keeps the text", async ({ office }) => {
  const liv = await office.employee("Liv Aronsen");
  const elsewhere = await office.again(liv);
  await elsewhere.page.getByRole("link", { name: "New ticket" }).click();
  await elsewhere.page.getByLabel("Title").fill("The window is broken");

  await liv.menu("Security");
  const sessions = liv.page.getByRole("region", { name: "Sessions" }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  const other = `browser ${elsewhere.workstation.profile}`;
  await liv.page.getByRole("button", { name: `End session (${other})` }).click();
  await expect(liv.toast("Session ended")).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await expect(sessions).toContainText("This session");

  const dialog = elsewhere.page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Password", { exact: true }).fill(liv.details.password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(elsewhere.page.getByLabel("Title")).toHaveValue("The window is broken");
});

test("a deactivated person is refused everywhere, and their work returns to the pool", async ({ office }) => {
  const title = unique("The sink leaks");
  const [rune, liv] = await Promise.all([office.responder("Rune Holm"), office.employee("Liv Aronsen")]);
  const elsewhere = await office.again(rune);
  const ticket = await liv.hasCreated(title);
  await rune.hasClaimed(ticket);

  await rune.menu("Security");
  await rune.page.getByRole("button", { name: "Deactivate your account…" }).click();
  const dialog = rune.page.getByRole("alertdialog");
  await dialog.getByLabel("Password", { exact: true }).fill("a guess");
  await dialog.getByRole("button", { name: "Deactivate my account" }).click();
  await expect(dialog.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/wrong/);
  await dialog.getByLabel("Password", { exact: true }).fill(rune.details.password);
  await dialog.getByRole("button", { name: "Deactivate my account" }).click();

  await expect(rune.page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await new Onboarding(rune.page).signIn(rune.details.username, rune.details.password);
  await expect(rune.page.getByRole("alert")).toContainText("This account was deactivated");
  await expect(elsewhere.page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
  await liv.visit("Inbox");
  await expect(liv.row(title)).toContainText("Back in the pool");
});

test("signing out leaves nothing behind for the next person at this workstation", async ({ office }) => {
  const title = unique("The light is out");
  const liv = await office.employee("Liv Aronsen");
  await liv.hasCreated(title);
  await liv.opens(title, "My tickets");
  await liv.menu("Sign out");
  await expect(liv.page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await expect(liv.page.getByText(title)).toHaveCount(0);

  await new Onboarding(liv.page).signIn(liv.details.username, liv.details.password);
  await expect(liv.row(title)).toBeVisible();
});
