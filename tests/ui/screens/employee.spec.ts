import { inspect } from "../support/inspection";
import { expect, test } from "../support/test";

test("an employee's tickets", async ({ office }) => {
  const [astrid, rune] = await Promise.all([office.employee("Astrid Moreau"), office.responder("Rune Holm")]);
  const { page } = astrid;
  const gate = await astrid.hasCreated(
    "The gate of the bicycle cellar stays open",
    "Since the storm. The lock clicks but does not hold.",
  );
  await rune.hasClaimed(gate);
  await rune.hasCompleted(gate, "New strike plate, adjusted. Tell me if it opens again.");
  const scanner = await astrid.hasCreated(
    "Scanner in the reading room is slow",
    "Each page takes a minute, in colour and in grey.",
  );
  const printer = await astrid.hasCreated(
    "The printer on floor 2 jams",
    "Paper comes out folded since this morning.\n\nI tried another tray and another kind of paper. The display says “open cover B”, but cover B is open.",
  );
  await rune.hasClaimed(printer);
  await rune.hasWritten(printer, "Which tray do you use?");
  await rune.hasWritten(printer, "And does it also happen with thicker paper?");

  await expect(astrid.row(printer.title)).toContainText(/2\s*Unread/);
  await inspect(page, "mine");
  await astrid.row(scanner.title).click();
  await expect(astrid.ticket.action("Withdraw")).toBeVisible();
  await inspect(page, "ticket-pending");
  await astrid.row(printer.title).click();
  await expect(astrid.ticket.activity.getByText("New", { exact: true })).toBeVisible();
  await astrid.ticket.writes("The lower one. Thick paper works, thin paper never does.");
  await expect(astrid.ticket.activity.getByText("The lower one.")).toBeVisible();
  await inspect(page, "ticket-in-process");

  await astrid.ticket.action("Edit").click();
  await astrid.ticket.pane.getByLabel("Title").fill("The printer on floor 2 jams with thin paper");
  await inspect(page, "ticket-edit");
  await astrid.hasEdited(printer, {
    title: "The big printer on floor 2 jams",
    description: printer.description,
  });
  await expect(astrid.ticket.pane.getByRole("alert")).toContainText("Changed somewhere else");
  await inspect(page, "ticket-edit-conflict");
  await astrid.ticket.pane.getByRole("button", { name: "Save my version" }).click();
  await expect(astrid.ticket.heading("The printer on floor 2 jams with thin paper")).toBeVisible();

  await astrid.ticket.action("Withdraw").click();
  await inspect(page, "withdraw", page.getByRole("alertdialog"));
  await page.keyboard.press("Escape");

  await page.getByRole("tab", { name: "Done" }).click();
  await astrid.row(gate.title).click();
  await astrid.ticket.activity.getByRole("tab", { name: "History" }).click();
  await astrid.ticket.activity.getByText("What changed").last().click();
  await inspect(page, "ticket-done-history");
});

test("an employee's inbox and the people who help", async ({ office }) => {
  const [astrid, rune] = await Promise.all([
    office.employee("Astrid Moreau"),
    office.responder("Rune Holm", { profession: "Electrician", organisation: "House services" }),
  ]);
  const { page } = astrid;
  const printer = await astrid.hasCreated("The printer on floor 2 jams");
  await rune.hasClaimed(printer);
  await rune.hasWritten(printer, "I am with you in half an hour.");
  await rune.hasSaid(astrid, "Thank you for the cake.");
  await astrid.visit("Inbox");
  await expect(astrid.row("Thank you for the cake.")).toBeVisible();
  await inspect(page, "inbox");
  await astrid.row("Thank you for the cake.").click();
  await astrid.ticket.writes("You are welcome!");
  await expect(astrid.ticket.pane.getByText("You are welcome!")).toBeVisible();
  await inspect(page, "inbox-conversation");

  await astrid.visit("People");
  await page.getByRole("searchbox").fill(rune.details.username);
  await expect(astrid.row(/./)).toHaveCount(1);
  await inspect(page, "people");
  await astrid.row("Rune Holm").click();
  await expect(astrid.ticket.pane.getByRole("list")).toContainText("You are welcome!");
  await inspect(page, "person");
});
