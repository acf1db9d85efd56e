import { expect, test, unique } from "../support/test";

test("of two windows that edit a ticket the later one overwrites nothing unasked", async ({ office }) => {
  const title = unique("The heating is cold");
  const ebba = await office.employee("Ebba Strand");
  const elsewhere = await office.again(ebba);
  await ebba.hasCreated(title, "Room 12.");
  for (const window of [ebba, elsewhere]) {
    await window.opens(title, "My tickets");
    await window.ticket.action("Edit").click();
  }
  const description = (window: typeof ebba) => window.ticket.pane.getByLabel("Description");
  const save = (window: typeof ebba) => window.ticket.pane.getByRole("button", { name: "Save", exact: true });

  await description(elsewhere).fill("Room 12, and the corridor too.");
  await description(ebba).fill("Room 12 since Monday.");
  await save(ebba).click();
  await expect(ebba.toast("Saved")).toBeVisible();

  const notice = elsewhere.ticket.pane.getByRole("alert");
  await expect(notice).toContainText("Changed somewhere else");
  await expect(notice).toContainText("Room 12 since Monday.");
  await expect(description(elsewhere), "what was typed stays").toHaveValue("Room 12, and the corridor too.");
  await expect(save(elsewhere), "saving now needs a choice").toHaveCount(0);

  await notice.getByRole("button", { name: "Use the saved version" }).click();
  await expect(description(elsewhere)).toHaveValue("Room 12 since Monday.");
  await elsewhere.toast("replaced by the saved version").getByRole("button", { name: "Undo" }).click();
  await expect(description(elsewhere)).toHaveValue("Room 12, and the corridor too.");
  await notice.getByRole("button", { name: "Save my version" }).click();

  await expect(ebba.ticket.pane.getByText("Room 12, and the corridor too.").first()).toBeVisible();
  await ebba.ticket.activity.getByRole("tab", { name: "History" }).click();
  await expect(ebba.ticket.activity.getByText("edited the ticket"), "both versions are history").toHaveCount(
    2,
  );
});

test("a claim does not disturb an edit, and the responder hears of the edit", async ({ office }) => {
  const title = unique("The blind does not close");
  const [ebba, rune] = await Promise.all([office.employee("Ebba Lindqvist"), office.responder("Rune Holm")]);
  const ticket = await ebba.hasCreated(title, "In the west.");
  await ebba.opens(title, "My tickets");
  await ebba.ticket.action("Edit").click();
  await ebba.ticket.pane.getByLabel("Description").fill("In the west, second window.");

  await rune.hasClaimed(ticket);
  await expect(ebba.ticket.status("In process")).toBeVisible();
  await expect(ebba.ticket.pane.getByRole("alert"), "nobody changed the texts").toHaveCount(0);
  await ebba.ticket.pane.getByRole("button", { name: "Save", exact: true }).click();

  await expect(ebba.toast("Saved")).toBeVisible();
  await rune.visit("Inbox");
  await expect(rune.row(/Edited · .?Ebba Lindqvist/)).toBeVisible();
});

test("a withdrawn ticket leaves the work of its responder and stays in the history", async ({ office }) => {
  const title = unique("The door squeaks");
  const [ebba, rune] = await Promise.all([office.employee("Ebba Norberg"), office.responder("Rune Holm")]);
  const ticket = await ebba.hasCreated(title);
  await rune.hasClaimed(ticket);
  await rune.visit("My work");
  await expect(rune.row(title)).toBeVisible();

  await ebba.opens(title, "My tickets");
  await ebba.ticket.step("Withdraw", "I oiled it myself.");

  await expect(rune.row(title)).toHaveCount(0);
  await rune.visit("Inbox");
  await expect(rune.row(/Withdrawn · .?Ebba Norberg/)).toContainText("I oiled it myself.");
  await ebba.page.getByRole("tab", { name: "Done" }).click();
  await expect(ebba.row(title)).toContainText("Withdrawn");
  await ebba.row(title).click();
  await expect(ebba.ticket.pane.getByText("Reason for withdrawal")).toBeVisible();
  await expect(ebba.ticket.action("Edit"), "a done ticket cannot be edited").toHaveCount(0);
});
