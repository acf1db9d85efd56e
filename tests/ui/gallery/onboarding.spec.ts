import type { Page } from "@playwright/test";
import type { AppState } from "../../../ui/src/api/wire";
import { detailsOf } from "../support/details";
import { Onboarding } from "../support/onboarding";
import { expect, test } from "./gallery";

/** Simulates a start with another keyring state: a real one belongs to the whole computer. */
async function starting(page: Page, state: Partial<AppState>): Promise<void> {
  await page.unrouteAll();
  await page.route("**/rpc/*/app_state", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as AppState), ...state } });
  });
}

test.describe("Before the desk", () => {
  test("a connection", async ({ office, gallery }) => {
    const { page } = await office.unconnected();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await gallery.show(page, "connect", "Without a connection");
    await page.getByRole("button", { name: "Paste its text" }).click();
    await page.getByRole("textbox", { name: "Connection file" }).fill("Dear colleague, here is the file.");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(page.getByText("This is not a complete connection file.")).toBeVisible();
    await gallery.show(page, "connect-file", "A connection file, refused");
    await page.getByRole("button", { name: "Other options" }).click();
    await page.getByRole("button", { name: "Enter connection" }).click();
    await page.getByLabel("Server", { exact: true }).fill("no-such-host.invalid");
    await page.getByLabel("Account", { exact: true }).fill("td_somebody");
    await page.getByLabel("Password", { exact: true }).fill("a guess");
    await page.getByRole("button", { name: "Test connection" }).click();
    await expect(page.getByRole("status", { name: "Result of the test" })).toBeVisible();
    await gallery.show(page, "connect-by-hand", "A connection by hand, failed");
  });

  test("a workstation that is refused", async ({ office, gallery }) => {
    const { page } = await office.onboarding();
    await expect(page.getByLabel("User name")).toBeVisible();
    const server = "desk.example.org:3306";
    await starting(page, { keyring: "locked" });
    await page.reload();
    await expect(page.getByText("The system's keyring is locked.")).toBeVisible();
    await gallery.show(page, "sign-in-keyring", "Sign in, the keyring locked");
    await starting(page, { keyring: "missing", connection: { state: "locked", server } });
    await page.reload();
    await expect(page.getByLabel("Password of this workstation")).toBeFocused();
    await gallery.show(page, "locked", "The password is missing");
    const since = new Date().toISOString();
    await starting(page, { connection: { state: "offline", server, since, code: "database.refused" } });
    await page.reload();
    await expect(page.getByText("Database refuses this workstation", { exact: true })).toBeVisible();
    await gallery.show(page, "away-refused", "Refused by the database");
  });

  test("signing in", async ({ office, gallery }) => {
    const { page } = await office.onboarding();
    await expect(page.getByLabel("User name")).toBeFocused();
    await gallery.show(page, "sign-in", "Sign in");
    await new Onboarding(page).signIn("nobody-here", "not a password");
    await expect(page.getByRole("alert")).toBeVisible();
    await gallery.show(page, "sign-in-refused", "Sign in, refused");
    await page.getByRole("button", { name: "Use another connection file" }).click();
    await gallery.show(page, "connection-forget", "Forget the connection");
  });

  test("signing up", async ({ office, gallery }) => {
    const { page } = await office.onboarding();
    const onboarding = new Onboarding(page);
    await onboarding.toSignUp();
    await gallery.show(page, "sign-up", "Sign up");
    await onboarding.create();
    await gallery.show(page, "sign-up-missing", "Sign up, nothing filled in");
    await onboarding.fillIn({ ...detailsOf("Astrid Moreau"), email: "astrid@", invitation: "QK7M-3XHN" });
    await onboarding.create();
    await expect(onboarding.field("Email")).toBeFocused();
    await gallery.show(page, "sign-up-responder", "Sign up as a responder, refused");
    await onboarding.field("Full name").fill("\u0410strid Moreau");
    await onboarding.optional("Phone").fill("\u202A030 901820\u202C");
    await expect(page.getByText("Removed 2 invisible characters.")).toBeVisible();
    await expect(page.getByText("mixes letters of several alphabets")).toBeVisible();
    await gallery.show(page, "sign-up-cleaned", "Sign up, a number cleaned, a name of two alphabets");
  });
});
