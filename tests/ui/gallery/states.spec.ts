import type { Page } from "@playwright/test";
import type { Commands } from "../../../ui/src/api/wire";
import { holdBack } from "../support/network";
import { Viewport } from "./viewport";
import { expect, test } from "./gallery";

/** Lets a command fail. */
async function failing(page: Page, command: keyof Commands): Promise<void> {
  const failure = {
    code: "database.failed",
    message: "",
    retryable: false,
    reference: "5d1f0c",
    field: null,
    limit: null,
  };
  await page.route(`**/rpc/*/${command}`, (route) => route.fulfill({ status: 422, json: failure }));
}

test.describe("Waiting and failing", () => {
  test("a slow line", async ({ gallery }) => {
    const priya = await gallery.person("priya");
    const { page } = priya;
    await expect(priya.row("Heating")).toBeVisible();
    const pool = await holdBack(page, "ticket_pool");
    await page.reload();
    await expect(page.getByText("Loading").first()).toBeAttached();
    await gallery.show(page, "pool-loading", "Pool, loading");
    await pool();
    const show = await holdBack(page, "ticket_show");
    await priya.row("Heating").click();
    await expect(priya.ticket.pane.getByText("Loading")).toBeAttached();
    await gallery.show(page, "ticket-loading", "Ticket, loading");
    await show();
  });

  test("a text size that grows and shrinks", async ({ gallery }) => {
    const priya = await gallery.person("priya");
    await priya.row("Heating").click();
    await expect(priya.ticket.action("Claim")).toBeVisible();
    const viewport = await Viewport.on(priya.page);
    const back = priya.ticket.pane.getByRole("button", { name: "Back" });
    await expect(back).toHaveCount(0);
    const size = { name: "", words: "", width: 1280, height: 800 };
    await viewport.show({ ...size, text: 32 });
    await expect(back, "large text hides the list").toBeVisible();
    await viewport.show(size);
    await expect(back, "usual text shows the list again").toHaveCount(0);
  });

  test("failures", async ({ gallery }) => {
    const tomas = await gallery.person("tomas");
    const { page } = tomas;
    await expect(tomas.row("Heating")).toBeVisible();
    await failing(page, "ticket_show");
    await tomas.row("Heating").click();
    await expect(tomas.ticket.pane.getByRole("alert")).toBeVisible();
    await gallery.show(page, "ticket-failed", "Ticket, failed");
    await failing(page, "ticket_pool");
    await page.reload();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await gallery.show(page, "pool-failed", "Pool, failed");
  });

  test("the database is away", async ({ office, gallery }) => {
    const jonas = await gallery.person("jonas");
    const { page } = jonas;
    await jonas.opens("VPN", "My tickets");
    await expect(jonas.ticket.action("Edit")).toBeVisible();
    await jonas.workstation.outage("cut");
    await expect(page.getByRole("button", { name: "Try now" })).toBeVisible({ timeout: 60_000 });
    await gallery.show(page, "offline", "My tickets, offline");
    await page.keyboard.press("c");
    await expect(page.getByLabel("Title")).toBeFocused();
    await gallery.show(page, "create-offline", "Creating, offline");
    await jonas.workstation.outage("none");

    const onboarding = await office.onboarding();
    await onboarding.outage("cut");
    await onboarding.open();
    await expect(onboarding.page.getByRole("button", { name: "Try now" })).toBeVisible({ timeout: 60_000 });
    await gallery.show(onboarding.page, "away", "Signed out, offline");
    await onboarding.outage("none");
  });

  test("the session ended", async ({ office, gallery }) => {
    const maja = await office.employee("Maja Keller");
    await expect(maja.page.getByRole("heading", { name: "My tickets" })).toBeVisible();
    await maja.workstation.rpc("session_close", null);
    await maja.page.keyboard.press("g");
    await maja.page.keyboard.press("i");
    await expect(maja.page.getByRole("dialog")).toBeVisible();
    await gallery.show(maja.page, "sign-in-again", "Session ended");
  });
});
