import { expect, test, unique } from "../support/test";

test("a ticket that is created while the database is away waits, survives the window, and arrives once", async ({
  office,
}) => {
  const title = unique("The lift stops between floors");
  const tove = await office.employee("Tove Lund");
  const { page, workstation } = tove;
  await expect(page.getByText("You have no open tickets")).toBeVisible();
  await workstation.cutOff();

  await test.step("it is sent and waits", async () => {
    await tove.creates(title, "With the door open.");
    await expect(tove.toast("It will be sent when the database is back")).toBeVisible();
    await expect(tove.row(title)).toContainText("Waiting to be sent");
    await expect(tove.place("Drafts")).toHaveAccessibleName("Drafts 1");
  });

  await test.step("the window is killed and opened again", async () => {
    await workstation.open();
    await tove.visit("Drafts");
    const waiting = page.getByRole("region", { name: "Waiting to be sent" });
    await expect(waiting.getByText(title)).toBeVisible();
    await expect(waiting.getByText("will be sent when the database is back")).toBeVisible();
  });

  await test.step("the database is back", async () => {
    await workstation.reconnect();
    await expect(tove.toast("was sent and is in the pool")).toBeVisible();
    await expect(page.getByText("No drafts")).toBeVisible();
    await tove.visit("My tickets");
    await expect(tove.row(title)).toHaveCount(1);
    await expect(tove.row(title)).toContainText("Pending");
  });
});

test("a waiting item can be taken back and is a draft again", async ({ office }) => {
  const title = unique("The tap drips");
  const tove = await office.employee("Tove Lund");
  const { page, workstation } = tove;
  await workstation.cutOff();
  await tove.creates(title, "One drop each second.");
  await tove.visit("Drafts");
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByRole("region", { name: "Waiting to be sent" })).toBeHidden();
  await page.getByRole("region", { name: "Drafts" }).getByRole("button", { name: title }).click();
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await expect(page.getByLabel("Description")).toHaveValue("One drop each second.");

  await workstation.reconnect();
  await tove.visit("My tickets");
  await expect(tove.row(title), "what was taken back is not sent").toHaveCount(0);
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(tove.ticket.heading(title)).toBeVisible();
});

test("messages wait in their thread and arrive in their order, once", async ({ office }) => {
  const title = unique("The beamer hums");
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  const ticket = await tove.hasCreated(title);
  await rune.hasClaimed(ticket);
  await tove.opens(title, "My tickets");
  await expect(tove.ticket.message).toBeVisible();
  await tove.workstation.cutOff();
  const sent = ["First of all", "And then", "At last"];
  for (const body of sent) {
    await tove.ticket.writes(body);
    await expect(tove.ticket.message).toHaveValue("");
  }
  const waiting = tove.ticket.activity.getByRole("article");
  await expect(waiting).toHaveCount(3);
  await expect(waiting.first()).toContainText("will be sent when the database is back");

  await tove.workstation.reconnect();
  await expect(tove.toast("3 queued items were sent")).toBeVisible();
  await expect(waiting).toHaveCount(0);
  await rune.opens(title, "My work");
  for (const body of sent) await expect(rune.ticket.activity.getByText(body, { exact: true })).toHaveCount(1);
  const { value } = await rune.workstation.rpc("ticket_show", { ticket: ticket.id });
  expect(value.messages.map(({ body }) => body)).toEqual(sent);
});

test("an edit and a withdrawal wait on their tickets", async ({ office }) => {
  const [edited, withdrawn] = [unique("The radiator ticks"), unique("The rug slips")];
  const tove = await office.employee("Tove Lund");
  const { page, workstation } = tove;
  const first = await tove.hasCreated(edited, "At night.");
  const second = await tove.hasCreated(withdrawn);
  await tove.opens(withdrawn, "My tickets");
  await expect(tove.ticket.heading(withdrawn)).toBeVisible();
  await tove.row(edited).click();
  await expect(tove.ticket.heading(edited)).toBeVisible();
  await workstation.cutOff();

  const description = tove.ticket.pane.getByLabel("Description");
  const save = tove.ticket.pane.getByRole("button", { name: "Save", exact: true });
  await tove.ticket.action("Edit").click();
  await description.fill("At night and at noon.");
  await save.click();
  await expect(tove.ticket.pane.getByText("This is your version.")).toBeVisible();
  await expect(tove.ticket.pane.getByText("At night and at noon.")).toBeVisible();
  await tove.ticket.action("Edit").click();
  await expect(description, "the next edit starts from one's own version").toHaveValue(
    "At night and at noon.",
  );
  await description.fill("At night, at noon and now.");
  await save.click();

  await tove.row(withdrawn).click();
  await tove.ticket.step("Withdraw", "I sold the rug.");
  await expect(tove.ticket.pane.getByText("Your withdrawal is queued.")).toBeVisible();
  await expect(tove.ticket.action("Withdraw"), "it is on its way").toHaveCount(0);

  await workstation.reconnect();
  await expect(tove.toast("3 queued items were sent")).toBeVisible();
  const now = async (id: number) => (await workstation.rpc("ticket_show", { ticket: id })).value;
  expect((await now(first.id)).ticket.description).toBe("At night, at noon and now.");
  expect((await now(first.id)).events.map(({ eventType }) => eventType)).toEqual([
    "created",
    "edited",
    "edited",
  ]);
  expect((await now(second.id)).ticket.closing).toBe("withdrawn");
  await page.getByRole("tab", { name: "Done" }).first().click();
  await expect(tove.row(withdrawn)).toBeVisible();
});

test("a refused item comes back with its reason and a choice", async ({ office }) => {
  const title = unique("The shredder is full");
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  const ticket = await tove.hasCreated(title);
  await rune.hasClaimed(ticket);
  await tove.opens(title, "My tickets");
  await expect(tove.ticket.message).toBeVisible();
  await tove.workstation.cutOff();
  await tove.ticket.writes("It also smells of smoke.");
  await expect(tove.ticket.activity.getByRole("article")).toBeVisible();
  await rune.hasWritten(ticket, "I have emptied it.");
  await tove.workstation.reconnect();

  await test.step("the thread moved on: read, then send anyway", async () => {
    await expect(tove.toast("One item could not be sent")).toBeVisible();
    const card = tove.ticket.activity.getByRole("article");
    await expect(card.getByRole("alert")).toContainText("New messages arrived while yours was queued");
    await expect(tove.ticket.activity.getByText("I have emptied it.")).toBeVisible();
    await card.getByRole("button", { name: "Send anyway" }).click();
    await expect(card).toHaveCount(0);
    await expect(tove.ticket.activity.getByText("It also smells of smoke.")).toHaveCount(1);
  });

  await test.step("the ticket was finished: the text becomes a new one", async () => {
    await tove.workstation.cutOff();
    await tove.ticket.action("Edit").click();
    await tove.ticket.pane.getByLabel("Description").fill("And it is full again.");
    await tove.ticket.pane.getByRole("button", { name: "Save", exact: true }).click();
    await expect(tove.ticket.pane.getByText("This is your version.")).toBeVisible();
    await rune.hasCompleted(ticket, "Emptied.");
    await tove.workstation.reconnect();
    await tove.visit("Drafts");
    const refused = tove.page.getByRole("region", { name: "Not sent" });
    await expect(refused.getByText("And it is full again.")).toBeVisible();
    await expect(tove.place("Drafts")).toHaveAccessibleName(/1 not sent/);
    await expect(refused.getByRole("alert")).toContainText("This ticket is done");
    await refused.getByRole("button", { name: "Use as new ticket" }).click();
    await expect(tove.page.getByLabel("Description")).toHaveValue("And it is full again.");
    await expect(tove.place("Drafts")).toHaveAccessibleName("Drafts 1");
  });
});

test("a refused item can be discarded, and the discard can be undone", async ({ office }) => {
  const title = unique("The bin is gone");
  const tove = await office.employee("Tove Lund");
  const elsewhere = await office.again(tove);
  const ticket = await tove.hasCreated(title, "Blue.");
  await tove.opens(title, "My tickets");
  await expect(tove.ticket.action("Edit")).toBeVisible();
  await tove.workstation.cutOff();
  await tove.ticket.action("Edit").click();
  await tove.ticket.pane.getByLabel("Description").fill("Blue, with a lid.");
  await tove.ticket.pane.getByRole("button", { name: "Save", exact: true }).click();
  await expect(tove.ticket.pane.getByText("This is your version.")).toBeVisible();
  await elsewhere.hasEdited(ticket, { title, description: "Green." });
  await tove.workstation.reconnect();

  const card = tove.ticket.pane.getByRole("article", { name: /^Edit/ });
  await expect(card.getByRole("alert")).toContainText("was changed while your edit was queued");
  await card.getByRole("button", { name: "Discard" }).click();
  await expect(card).toHaveCount(0);
  await tove.toast("Draft discarded").getByRole("button", { name: "Undo" }).click();
  await tove.visit("Drafts");
  await tove.page.getByRole("region", { name: "Drafts" }).getByRole("button", { name: title }).click();
  const notice = tove.ticket.pane.getByRole("alert");
  await expect(notice).toContainText("Green.");
  await expect(notice).toContainText("Blue, with a lid.");
  await notice.getByRole("button", { name: "Save my version" }).click();
  await expect(tove.toast("Saved")).toBeVisible();
  expect((await tove.workstation.rpc("ticket_show", { ticket: ticket.id })).value.ticket.description).toBe(
    "Blue, with a lid.",
  );
});

test("a lost answer duplicates nothing", async ({ office }) => {
  const title = unique("The gong is hoarse");
  const tove = await office.employee("Tove Lund");
  const { page, workstation } = tove;
  const ticket = await tove.hasCreated(title);
  await tove.opens(title, "My tickets");
  await expect(tove.ticket.message).toBeVisible();
  await workstation.outage("frozen");
  await tove.ticket.writes("Sent into the silence");
  const card = tove.ticket.activity.getByRole("article");
  await expect(card).toContainText("Sent into the silence");
  await expect(tove.ticket.message).toHaveValue("");
  await workstation.open();
  await tove.opens(title, "My tickets");
  await expect(card).toContainText("Sent into the silence");
  // Whether it was sent depends on what its connection was doing at that moment.
  await expect(async () => {
    const [item] = await workstation.rpc("outbox_list", null);
    const left = item?.state.state === "delivering";
    const takeBack = card.getByRole("button", { name: "Take back" });
    expect(await takeBack.count(), "an item that may have arrived cannot be taken back").toBe(left ? 0 : 1);
  }).toPass();

  await workstation.outage("none");
  await expect(card).toHaveCount(0, { timeout: 60_000 });
  await expect(tove.ticket.activity.getByText("Sent into the silence")).toHaveCount(1);
  const { value } = await workstation.rpc("ticket_show", { ticket: ticket.id });
  expect(value.messages.map(({ body }) => body)).toEqual(["Sent into the silence"]);
  await expect(page.getByRole("alert")).toHaveCount(0);
});
