import { inspect } from "../support/inspection";
import { expect, test } from "../support/test";

test("drafts and what waits to be sent", async ({ office }) => {
  const [astrid, rune] = await Promise.all([office.employee("Astrid Moreau"), office.responder("Rune Holm")]);
  const elsewhere = await office.again(astrid);
  const { page, workstation } = astrid;
  const printer = await astrid.hasCreated(
    "The printer on floor 2 jams",
    "Paper comes out folded since this morning.",
  );
  const scanner = await astrid.hasCreated("Scanner in the reading room is slow", "Each page takes a minute.");
  await rune.hasClaimed(printer);
  await rune.hasWritten(printer, "Which tray do you use?");
  await astrid.visit("Drafts");
  await expect(page.getByText("No drafts")).toBeVisible();
  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "drafts-empty" });

  for (const { title } of [scanner, printer]) {
    await astrid.opens(title, "My tickets");
    await expect(astrid.ticket.message).toBeVisible();
  }
  await expect(astrid.ticket.activity.getByText("Which tray do you use?")).toBeVisible();
  await expect(astrid.row(printer.title)).not.toContainText("Unread");
  await workstation.cutOff();
  await astrid.ticket.writes("The lower one. Thick paper works, thin paper never does.");
  await astrid.ticket.message.fill("And one more thing");
  await expect(astrid.ticket.activity.getByRole("article")).toBeVisible();
  await inspect(page, "away-ticket");

  await astrid.row(scanner.title).click();
  await astrid.ticket.action("Edit").click();
  await astrid.ticket.pane
    .getByLabel("Description")
    .fill("Each page takes two minutes, in colour and in grey.");
  await astrid.ticket.pane.getByRole("button", { name: "Save", exact: true }).click();
  await expect(astrid.ticket.pane.getByText("This is your version.")).toBeVisible();
  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "away-edit" });
  await astrid.creates("The bicycle cellar is dark", "Both lamps, since yesterday.");
  await expect(astrid.row("The bicycle cellar is dark")).toBeVisible();
  await inspect(page, "away-mine");
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByLabel("Title").fill("The door of the archive creaks");
  await astrid.visit("Drafts");
  await expect(page.getByRole("region", { name: "Drafts" }).getByRole("listitem")).toHaveCount(2);
  await inspect(page, "drafts-waiting");

  await elsewhere.hasEdited(scanner, { title: scanner.title, description: "Each page takes ages." });
  await workstation.reconnect();
  await expect(page.getByRole("region", { name: "Not sent" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Waiting to be sent" })).toBeHidden();
  await inspect(page, "drafts-refused");
  await astrid.opens(scanner.title, "My tickets");
  await expect(astrid.ticket.pane.getByRole("alert")).toBeVisible();
  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "ticket-refused" });
});

test("a responder's work without a database", async ({ office }) => {
  const [berit, rune] = await Promise.all([office.employee("Berit Olsen"), office.responder("Rune Holm")]);
  const { page, workstation } = rune;
  const printer = await berit.hasCreated("The printer on floor 2 jams");
  await rune.hasClaimed(printer);
  await rune.opens(printer.title, "My work");
  await expect(rune.ticket.action("Complete")).toBeVisible();
  await workstation.cutOff();
  await expect(page.getByText(/^As of/).first()).toBeVisible();
  await inspect(page, "away-work");
  await rune.visit("Log");
  await expect(page.getByText("Not loaded yet")).toBeVisible();
  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "away-not-read" });
});
