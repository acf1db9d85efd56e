import { detailsOf } from "../../support/details";
import { Onboarding } from "../../support/onboarding";
import { inspect } from "../../support/inspection";
import { expect, test } from "../../support/test";

test("before a connection", async ({ office }) => {
  const { page } = await office.unconnected();
  await expect(page.getByRole("heading", { name: "Welcome to Ticket Desk" })).toBeVisible();
  await inspect(page, "connect");

  await page.getByRole("button", { name: "Paste its text" }).click();
  await page.getByRole("textbox", { name: "Connection file" }).fill("This is a letter.");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText("This is not a complete connection file.")).toBeVisible();
  await inspect(page, "connect-refused");

  await page.getByRole("button", { name: "Other options" }).click();
  await page.getByRole("button", { name: "Enter connection" }).click();
  await page.getByLabel("Server", { exact: true }).fill("no-such-host.invalid");
  await page.getByLabel("Account", { exact: true }).fill("td_somebody");
  await page.getByLabel("Password", { exact: true }).fill("a guess");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("status", { name: "Result of the test" })).toBeVisible();
  await inspect(page, "connect-by-hand");

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings" }).click();
  await inspect(page, "settings-at-the-door");
});

test("signing in", async ({ office }) => {
  const { page } = await office.onboarding();
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await inspect(page, "sign-in");

  await new Onboarding(page).signIn("nobody-here", "not a password");
  await expect(page.getByRole("alert")).toBeVisible();
  await inspect(page, "sign-in-refused");

  await page.getByRole("button", { name: "Use another connection file" }).click();
  await inspect(page, "connection-forget", page.getByRole("alertdialog"));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
});

test("signing up", async ({ office }) => {
  const { page } = await office.onboarding();
  const onboarding = new Onboarding(page);
  await onboarding.toSignUp();
  await inspect(page, "sign-up");

  await onboarding.fillIn({
    ...detailsOf("Astrid Moreau"),
    username: "astrid",
    email: "astrid@",
    invitation: "QK7M-3XHN",
  });
  await expect(page.getByText("Will be saved as +44 7400 123456")).toBeVisible();
  await expect(onboarding.field("Password")).toHaveAccessibleDescription(/^Password strength: /);
  await onboarding.create();
  await expect(onboarding.field("Email")).toBeFocused();
  await inspect(page, "sign-up-responder");
});
