import { expect, test, unique } from "../support/test";

test("a ticket that is being written survives the window", async ({ office }) => {
  const tove = await office.employee("Tove Lund");
  const { page } = tove;
  const title = unique("The blinds are stuck");
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Description").fill("Half a page of thoughts.");
  await expect
    .poll(async () => (await tove.workstation.rpc("draft_list", null)).map(({ content }) => content).join())
    .toContain("Half a page of thoughts.");

  await page.reload();
  await expect(page.getByLabel("Description")).toHaveValue("Half a page of thoughts.");
  await expect(page.getByText("Draft restored")).toBeVisible();

  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(tove.ticket.heading(title)).toBeVisible();
  await page.getByRole("link", { name: "New ticket" }).click();
  await expect(page.getByLabel("Title"), "what was sent is no draft any more").toHaveValue("");
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("");
});

test("a discarded draft can be taken back", async ({ office }) => {
  const tove = await office.employee("Tove Lund");
  const { page } = tove;
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByLabel("Title").fill("Never mind");
  await tove.visit("My tickets");
  await page.getByRole("link", { name: "New ticket" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Never mind");

  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("");
  await tove.toast("Draft discarded").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Never mind");
});

test("an unsent message stays in its own ticket", async ({ office }) => {
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  const [first, second] = [unique("The first"), unique("The second")];
  for (const title of [first, second]) await rune.hasClaimed(await tove.hasCreated(title));

  await rune.opens(first, "My work");
  await rune.ticket.message.fill("Not yet finished");
  await rune.row(second).click();
  await expect(rune.ticket.heading(second)).toBeVisible();
  await expect(rune.ticket.message).toHaveValue("");
  await rune.row(first).click();
  await expect(rune.ticket.message).toHaveValue("Not yet finished");
});

test("an unsent message is there after signing out and in again", async ({ office }) => {
  const title = unique("The clock is late");
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  const ticket = await tove.hasCreated(title);
  await rune.hasClaimed(ticket);
  await tove.opens(title, "My tickets");
  await tove.ticket.message.fill("One more thing about the clock");
  await tove.menu("Sign out");
  await expect(tove.page.getByRole("heading", { name: "Welcome back" })).toBeVisible();

  const { username, password } = tove.details;
  await tove.workstation.rpc("session_open", { username, password });
  await tove.page.reload();
  await tove.opens(title, "My tickets");
  await expect(tove.ticket.message).toHaveValue("One more thing about the clock");
});

test("several begun tickets are listed with their age, and open with the caret where it was", async ({
  office,
}) => {
  const tove = await office.employee("Tove Lund");
  const { page } = tove;
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByLabel("Title").fill("The first of two");
  await page.getByLabel("Description").fill("Something about the window");
  for (let key = 0; key < 6; key += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("left ");
  await tove.visit("My tickets");
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByRole("button", { name: "Keep it and start another" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("");
  await page.getByLabel("Title").fill("The second of two");
  await expect(page.getByRole("link", { name: "1 other unfinished ticket" })).toBeVisible();
  await expect
    .poll(async () => (await tove.workstation.rpc("draft_list", null)).map(({ draftKey }) => draftKey).sort())
    .toEqual(["create", "create#2"]);

  await page.reload();
  await expect(tove.place("Drafts")).toHaveAccessibleName("Drafts 2");
  await expect(page.getByLabel("Title")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  const list = page.getByRole("region", { name: "Drafts" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await page.keyboard.press("j");
  await expect(list.getByRole("button", { name: "The second of two" })).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Description")).toBeFocused();
  await page.keyboard.type("upper ");
  await expect(page.getByLabel("Description")).toHaveValue("Something about the left upper window");

  await tove.visit("Drafts");
  await list.getByRole("button", { name: "Discard" }).first().click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(tove.toast("Draft discarded")).toBeVisible();
  await tove.page.keyboard.press("z");
  await expect(list.getByRole("listitem")).toHaveCount(2);
});

test("a begun note and a begun edit open in their fields from the list", async ({ office }) => {
  const title = unique("The map is upside down");
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  const ticket = await tove.hasCreated(title, "On the wall of floor 3.");
  await tove.opens(title, "My tickets");
  await tove.ticket.action("Edit").click();
  await tove.ticket.pane.getByLabel("Description").fill("On the wall of floor 4.");
  await tove.page.keyboard.press("Escape");
  await expect(tove.toast("Kept as a draft")).toBeVisible();
  await tove.visit("Drafts");
  await tove.page.getByRole("button", { name: `Edit · #${ticket.id} ${title}` }).click();
  await expect(tove.ticket.pane.getByLabel("Description")).toHaveValue("On the wall of floor 4.");

  await rune.hasClaimed(ticket);
  await rune.opens(title, "My work");
  await rune.ticket.action("Decline").click();
  await rune.page.getByRole("alertdialog").getByLabel("Reason").fill("I am no cartographer");
  await rune.page.keyboard.press("Escape");
  await rune.visit("Drafts");
  await rune.page.getByRole("button", { name: `Reason for declining · #${ticket.id}` }).click();
  await expect(rune.page.getByRole("alertdialog").getByLabel("Reason")).toHaveValue("I am no cartographer");
  await expect(rune.page.getByRole("alertdialog").getByLabel("Reason")).toBeFocused();
});

test("a text for a ticket that is done by now is offered as a copy", async ({ office }) => {
  const title = unique("The plant is dry");
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  const ticket = await tove.hasCreated(title);
  await rune.hasClaimed(ticket);
  await tove.opens(title, "My tickets");
  await tove.ticket.action("Edit").click();
  await tove.ticket.pane.getByLabel("Description").fill("The one beside it is dry too");
  await rune.hasCompleted(ticket, "Watered.");

  const left = tove.ticket.pane.getByRole("region", { name: /^Edit/ });
  await expect(left).toContainText("can no longer be used here");
  await expect(left).toContainText("The one beside it is dry too");
  await tove.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await left.getByRole("button", { name: "Copy text" }).click();
  await expect(tove.toast("Text copied")).toBeVisible();
  expect(await tove.page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${title}\n\nThe one beside it is dry too`,
  );
  await left.getByRole("button", { name: "Use as new ticket" }).click();
  await expect(tove.page.getByLabel("Description")).toHaveValue("The one beside it is dry too");
  await expect(tove.place("Drafts")).toHaveAccessibleName("Drafts 1");
});

test("two windows of one person show each other's drafts", async ({ office }) => {
  const title = unique("The bell is silent");
  const tove = await office.employee("Tove Lund");
  const ticket = await tove.hasCreated(title);
  await tove.opens(title, "My tickets");
  const second = await tove.page.context().newPage();
  await second.goto(tove.page.url());
  const field = second.getByRole("textbox", { name: "Message" });
  await field.fill("Begun in the second window");
  await expect
    .poll(async () => (await tove.workstation.rpc("draft_list", null)).map(({ content }) => content).join())
    .toContain("Begun in the second window");
  await tove.page.bringToFront();
  await tove.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(tove.ticket.message).toHaveValue("Begun in the second window");

  await tove.ticket.pane.getByRole("button", { name: "Send", exact: true }).click();
  await expect(tove.ticket.activity.getByText("Begun in the second window")).toBeVisible();
  await second.bringToFront();
  await second.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(field, "the other window has sent it").toHaveValue("");
  const { value } = await tove.workstation.rpc("ticket_show", { ticket: ticket.id });
  expect(value.messages).toHaveLength(1);
  await second.close();
});
