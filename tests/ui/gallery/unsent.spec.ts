import type { OutboxItem } from "../../../ui/src/api/wire";
import { expect, test } from "./gallery";

test.describe("Drafts and what waits", () => {
  test("without a database, and when it is back", async ({ office, gallery }) => {
    const [maja, rune] = await Promise.all([office.employee("Maja Keller"), office.responder("Rune Holm")]);
    const elsewhere = await office.again(maja);
    const { page, workstation } = maja;
    const scanner = await maja.hasCreated("Scanner in the reading room is slow", "Each page takes a minute.");
    const printer = await maja.hasCreated("The printer on floor 2 jams", "Paper comes out folded.");
    await rune.hasClaimed(printer);
    await maja.visit("Drafts");
    await expect(page.getByText("No drafts")).toBeVisible();
    await gallery.show(page, "drafts-empty", "No drafts");

    for (const { title } of [printer, scanner]) {
      await maja.opens(title, "My tickets");
      await expect(maja.ticket.action("Edit")).toBeVisible();
    }
    await workstation.cutOff();
    const description = maja.ticket.pane.getByLabel("Description");
    await maja.ticket.action("Edit").click();
    await description.fill("Each page takes two minutes, in colour and in grey.");
    await maja.ticket.pane.getByRole("button", { name: "Save", exact: true }).click();
    await expect(maja.ticket.pane.getByText("This is your version.")).toBeVisible();
    await maja.row(printer.title).click();
    await maja.ticket.writes("Thick paper works, thin paper never does.");
    await maja.ticket.message.fill("And one more thing");
    await expect(maja.ticket.activity.getByRole("article")).toBeVisible();
    await gallery.show(page, "ticket-waiting", "A message that waits");
    await maja.creates("The bicycle cellar is dark", "Both lamps, since yesterday.");
    await page.getByRole("link", { name: "New ticket" }).click();
    await page.getByLabel("Title").fill("The door of the archive creaks");
    await maja.visit("Drafts");
    await expect(page.getByRole("region", { name: "Drafts" }).getByRole("listitem")).toHaveCount(2);
    await gallery.show(page, "drafts-waiting", "Drafts, and what waits");

    await elsewhere.hasEdited(scanner, { title: scanner.title, description: "Each page takes ages." });
    await rune.hasWritten(printer, "Which tray do you use?");
    await workstation.reconnect();
    await expect(page.getByRole("region", { name: "Not sent" }).getByRole("listitem")).toHaveCount(2);
    await expect(page.getByRole("region", { name: "Waiting to be sent" })).toBeHidden();
    await gallery.show(page, "drafts-refused", "Drafts, and what was refused");
    await page.getByRole("button", { name: "Compare and decide" }).click();
    await expect(maja.ticket.pane.getByRole("alert")).toContainText("Changed somewhere else");
    await gallery.show(page, "edit-conflict", "Edited twice");
  });

  test("a lot within the hour", async ({ office, gallery }) => {
    const maja = await office.employee("Maja Keller");
    const { page } = maja;
    const printer = await maja.hasCreated("The printer on floor 2 jams", "Paper comes out folded.");
    // The real limit is too high to reach, so the desk's answer is replaced.
    const until = new Date(Date.now() + 20 * 60_000).toISOString();
    await page.route("**/rpc/*/outbox_list", (route) =>
      route.fulfill({
        json: [
          {
            id: "01890a5d-ac96-774b-bcce-b302099a8057",
            operation: {
              kind: "message",
              to: { kind: "ticket", id: printer.id },
              body: "Thick paper works, thin paper never does.",
              seen: null,
            },
            draftKey: "",
            about: printer.title,
            sentAt: new Date().toISOString(),
            state: { state: "waiting", until },
            files: [],
          },
        ] satisfies OutboxItem[],
      }),
    );
    await page.reload();
    await maja.visit("Drafts");
    await expect(page.getByText(/You have sent a lot in the last hour/)).toBeVisible();
    await gallery.show(page, "drafts-limited", "A message over the hour's limit");
  });

  test("not read yet", async ({ office, gallery }) => {
    const rune = await office.responder("Rune Holm");
    await expect(rune.page.getByRole("heading", { name: "Pool" })).toBeVisible();
    await rune.workstation.cutOff();
    await rune.visit("Log");
    await expect(rune.page.getByText("Not loaded yet")).toBeVisible();
    await gallery.show(rune.page, "away-not-read", "Log, never read");
  });
});
