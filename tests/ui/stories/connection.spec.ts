import type { Page } from "@playwright/test";
import { Onboarding } from "../support/onboarding";
import { expect, test } from "../support/test";
import { connectionFile } from "../support/world";

const connect = (page: Page) => page.getByRole("button", { name: "Connect", exact: true });
const verdict = (page: Page) => page.getByRole("status", { name: "Result of the test" });

/** A file dragged from a folder into the window. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const carried = await page.evaluateHandle(
    ([name, text]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text ?? ""], name ?? ""));
      return carried;
    },
    [name, text],
  );
  await page.dispatchEvent("body", "dragover", { dataTransfer: carried });
  await expect(page.getByText("Drop the connection file", { exact: true })).toBeVisible();
  await page.dispatchEvent("body", "drop", { dataTransfer: carried });
}

test("a file that is no connection file is refused in clear words", async ({ office }) => {
  const { page } = await office.unconnected();
  await page.getByRole("button", { name: "Paste its text" }).click();
  const file = page.getByRole("textbox", { name: "Connection file" });
  await expect(file).toBeFocused();

  await connect(page).click();
  await expect(file).toBeFocused();
  await expect(file).toHaveAccessibleDescription("Fill this in.");

  await file.fill("Dear colleague, here is the file you asked for.");
  await connect(page).click();
  await expect(page.getByText("This is not a complete connection file.")).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Welcome to Ticket Desk" })).toBeVisible();
  await drop(page, "desk.toml", '[server]\nport = "many"\n');
  await expect(page.getByText("File desk.toml")).toBeVisible();
  await expect(page.getByText("This is not a complete connection file.")).toBeVisible();
});

test("a connection file dropped anywhere in the window connects it", async ({ office }) => {
  const { page } = await office.unconnected();
  await expect(page.getByRole("heading", { name: "Welcome to Ticket Desk" })).toBeVisible();
  await drop(page, "desk.toml", connectionFile().text);
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
});

test("a file without its password asks for it, and says when it is wrong", async ({ office }) => {
  const { page } = await office.unconnected();
  const { text, password } = connectionFile();
  const chooser = page.locator("input[type=file]").first();
  await chooser.setInputFiles({
    name: "desk.toml",
    mimeType: "application/toml",
    buffer: Buffer.from(text.replace(/^password.*$/m, "")),
  });
  const field = page.getByLabel("Password of this workstation");
  await expect(field).toBeFocused();
  await field.fill("a guess");
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("The server refuses this account or password.");
  await field.fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
});

test("a connection entered by hand shows which step fails and what to do", async ({ office }) => {
  const { page } = await office.unconnected();
  const { port, account, password } = connectionFile();
  await page.getByRole("button", { name: "Enter connection" }).click();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const attempt = page.getByRole("button", { name: "Test connection" });
  const step = (name: string) => verdict(page).getByRole("listitem").filter({ hasText: name });
  await expect(field("Server")).toBeFocused();

  await attempt.click();
  for (const label of ["Server", "Account", "Password"])
    await expect(field(label)).toHaveAccessibleDescription("Fill this in.");

  await field("Server").fill("no-such-host.invalid");
  await field("Port").fill(port);
  await field("Account").fill(account);
  await field("Password").fill("a guess");
  await attempt.click();
  await expect(step("Server name: failed")).toContainText("This name is not known on your network.");
  await expect(step("Account")).toContainText("not tested");

  await field("Server").fill("127.0.0.1");
  await page.getByLabel("Without encryption").check();
  await field("Port").fill("1");
  await attempt.click();
  await expect(step("Server answers: failed")).toContainText("Nothing answers at this address and port.");

  await field("Port").fill(port);
  await attempt.click();
  await expect(step("Account: failed")).toContainText("refuses this account or password");

  await field("Password").fill(password);
  await field("Schema").fill("another_schema");
  await attempt.click();
  await expect(step("Ticket Desk is installed: failed")).toContainText("no Ticket Desk in this schema");

  await field("Schema").fill("ticket_desk_api");
  await attempt.click();
  await expect(verdict(page)).toContainText(/Everything works\. The server is .*\d+\.\d+/);
  await connect(page).click();
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();

  await page.getByRole("button", { name: "Use another connection file" }).click();
  await page.getByRole("button", { name: "Forget connection" }).click();
  await expect(page.getByRole("heading", { name: "Welcome to Ticket Desk" })).toBeVisible();
});

test("connecting without a test names the failing step, too", async ({ office }) => {
  const { page } = await office.unconnected();
  await page.getByRole("button", { name: "Enter connection" }).click();
  await page.keyboard.type("no-such-host.invalid");
  await page.getByLabel("Account", { exact: true }).fill("td_somebody");
  await page.getByLabel("Password", { exact: true }).fill("a guess");
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("This name is not known on your network.");
});

test("the keyboard moves between the screens of a window without a connection", async ({ office }) => {
  const { page } = await office.unconnected();
  await expect(page.getByRole("heading", { name: "Welcome to Ticket Desk" })).toBeVisible();
  for (const name of ["Settings", "Choose file…", "Paste its text", "Enter connection", "Start a trial"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press(",");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Welcome to Ticket Desk" })).toBeVisible();
});

test("settings chosen before signing in stay in effect", async ({ office }) => {
  const maja = await office.employee("Maja Keller");
  const { page, details } = maja;
  await maja.menu("Sign out");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("radio", { name: "Deutsch" }).check();
  await expect(page.getByRole("heading", { name: "Einstellungen" })).toBeVisible();
  await page.getByRole("button", { name: "Zurück zur Anmeldung" }).click();
  await page.getByLabel("Benutzername").fill(details.username);
  await page.getByLabel("Passwort", { exact: true }).fill(details.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Meine Tickets" })).toBeVisible();
  await maja.workstation.rpc("preferences_save", {
    ...(await maja.workstation.rpc("app_state", null)).preferences,
    language: null,
  });
  await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
  await expect(new Onboarding(page).field("User name")).toHaveCount(0);
});
