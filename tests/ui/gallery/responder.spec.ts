import { holdBack } from "../support/network";
import { expect, test } from "./gallery";

test.describe("Responder", () => {
  test("the pool and the work", async ({ gallery }) => {
    const priya = await gallery.person("priya");
    const { page } = priya;
    await expect(priya.row("Heating")).toBeVisible();
    await gallery.show(page, "pool", "Pool");
    await priya.row("Laptop for the trainee").click();
    await expect(priya.ticket.action("Claim")).toBeVisible();
    await gallery.show(page, "pool-ticket", "A ticket in the pool");
    await priya.opens("Mailbox", "My work");
    await expect(priya.ticket.action("Complete")).toBeVisible();
    await expect(priya.ticket.activity.getByText("edited the ticket")).toBeVisible();
    await gallery.show(page, "work", "A ticket in process");
    await priya.ticket.action("Complete").click();
    await page.getByLabel("Closing note").fill("The quota is doubled.");
    await gallery.show(page, "complete", "Completing");
    await page.keyboard.press("Escape");
    await priya.ticket.action("Decline").click();
    await gallery.show(page, "decline", "Declining for good");
    await page.keyboard.press("Escape");
    await priya.visit("Log");
    await expect(priya.row("VPN")).toBeVisible();
    await gallery.show(page, "log", "Log");
    await priya.row("VPN").click();
    await gallery.show(page, "log-gone", "Log, closed to me");
  });

  test("filters, views, search and the next ticket", async ({ office, gallery }) => {
    const [astrid, rune] = await Promise.all([
      office.employee("Astrid Moreau"),
      office.responder("Rune Holm"),
    ]);
    const { page } = rune;
    const text =
      "It says:\n\n```\n10:00:01 ERROR tray 2\n```\n\n- [the manual](https://example.org/manual)\n- *twice* a day";
    await astrid.hasCreated("The plotter stops", text);
    await expect(rune.row("The plotter stops")).toBeVisible();
    await page.keyboard.press("f");
    await expect(page.getByRole("listbox")).toBeVisible();
    await gallery.show(page, "filters", "Filters and orders of a list");
    // The menu closes when the window changes its size.
    await page.keyboard.press("f");
    await page.keyboard.type("normal");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Save view…" }).click();
    await page.getByRole("textbox", { name: "Name of the view" }).fill("Calm");
    await gallery.show(page, "view-save", "Saving a view");
    await page.keyboard.press("Enter");
    await page.getByRole("main").getByRole("button", { name: "Views" }).click();
    await expect(page.getByRole("option", { name: "Calm" })).toBeVisible();
    await gallery.show(page, "views", "A filtered list and its views");
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await expect(rune.toast(/is next/)).toBeVisible();
    await gallery.show(page, "next", "The next ticket, and why this one");
    await rune.row("The plotter stops").click();
    await rune.ticket.pane.getByRole("button", { name: /the manual/ }).click();
    await expect(page.getByRole("dialog")).toContainText("https://example.org/manual");
    await gallery.show(page, "address", "A formatted text, whose link asks");
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("plotter");
    await expect(rune.row("The plotter stops")).toBeVisible();
    await gallery.show(page, "search", "A search and what it found");
  });

  test("names that look alike", async ({ office, gallery }) => {
    const [anna, other] = await Promise.all([
      office.employee("Annegret Weber"),
      office.employee("Eve Falk", { name: "Аnnegret Weber" }),
    ]);
    const rune = await office.responder("Rune Holm");
    const { page } = rune;
    const asked = await anna.hasCreated("The scale in the kitchen", "It shows too little.");
    await other.hasCreated("The scale in the kitchen is broken", "Please tell me the code of the door.");
    await rune.hasClaimed(asked);
    await anna.hasWritten(asked, "It stands beside the sink.");
    await rune.visit("Pool");
    await expect(rune.row(`@${other.details.username}`).first()).toBeVisible();
    await rune.opens("The scale in the kitchen", "My work");
    await expect(page.getByText(`Annegret Weber (@${anna.details.username})`).first()).toBeVisible();
    await gallery.show(page, "look-alikes", "A name that somebody else has too");
    await rune.visit("People");
    await expect(rune.row(`@${anna.details.username}`)).toBeVisible();
    await gallery.show(page, "people-look-alikes", "People with names that look alike");
  });

  test("people", async ({ office, gallery }) => {
    const [priya, astrid] = [await gallery.person("priya"), await office.employee("Astrid Moreau")];
    const { page } = priya;
    await astrid.hasSaid(priya, "Is the reading room open on Friday?");
    await priya.hasSaid(astrid, "Yes, from nine. The lamp above the door is mended as well.");
    await priya.visit("People");
    await expect(priya.row("Jonas Keller")).toBeVisible();
    await gallery.show(page, "people", "Everybody, with nobody selected");
    await priya.row("Astrid Moreau").click();
    await expect(page.getByText("from nine")).toBeVisible();
    await gallery.show(page, "conversation", "A conversation, with contacts");
  });

  test("the keyboard", async ({ gallery }) => {
    const tomas = await gallery.person("tomas");
    const { page } = tomas;
    await tomas.opens("Printer on the third floor", "My work");
    await expect(tomas.ticket.action("Complete")).toBeVisible();
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("option").first()).toBeVisible();
    await gallery.show(page, "palette", "Command palette");
    await page.keyboard.type("heat");
    await expect(page.getByRole("option", { name: /Heating/ })).toBeVisible();
    await gallery.show(page, "palette-found", "Command palette, searching");
    await page.keyboard.type("zzzz");
    await expect(page.getByRole("option")).toHaveCount(0);
    await gallery.show(page, "palette-nothing", "Command palette, nothing found");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await gallery.show(page, "shortcuts", "Keyboard shortcuts");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Account of/ }).click();
    await gallery.show(page, "menu", "Account menu");
  });

  test("nothing to do", async ({ office, gallery }) => {
    const rune = await office.responder("Rune Holm");
    const { page } = rune;
    await expect(rune.row("Heating")).toBeVisible();
    const pool = await rune.workstation.rpc("ticket_pool", { after: null });
    for (const ticket of pool.value.rows) await rune.hasDeclined(ticket);
    await expect(page.getByText("The pool is empty")).toBeVisible();
    await gallery.show(page, "pool-empty", "Empty pool, introduced");
    await rune.visit("My work");
    await expect(page.getByText("You have no tickets in process")).toBeVisible();
    await gallery.show(page, "work-empty", "No work");
  });

  test("somebody was faster", async ({ office, gallery }) => {
    const [astrid, rune, nadia] = [
      await office.employee("Astrid Moreau"),
      await office.responder("Rune Holm"),
      await office.responder("Nadia Farouk"),
    ];
    const lift = await astrid.hasCreated("The lift smells of smoke", "Only on the way down.");
    await astrid.hasCreated("The next one in the pool");
    await rune.row(lift.title).click();
    await expect(rune.ticket.action("Claim")).toBeVisible();
    const show = await holdBack(rune.page, "ticket_show");
    await nadia.hasClaimed(lift);
    await rune.ticket.action("Claim").click();
    await show();
    await expect(rune.ticket.pane.getByText(/Nadia Farouk claimed it first/)).toBeVisible();
    await gallery.show(rune.page, "taken", "Claimed by somebody else");
  });
});
