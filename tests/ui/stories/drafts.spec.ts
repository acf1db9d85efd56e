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

  await page.getByRole("button", { name: "Raise ticket" }).click();
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

test("a message that is being written waits in its ticket, and nowhere else", async ({ office }) => {
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  const [first, second] = [unique("The first"), unique("The second")];
  for (const title of [first, second]) await rune.hasClaimed(await tove.hasRaised(title));

  await rune.opens(first, "My work");
  await rune.ticket.message.fill("Not yet finished");
  await rune.row(second).click();
  await expect(rune.ticket.heading(second)).toBeVisible();
  await expect(rune.ticket.message).toHaveValue("");
  await rune.row(first).click();
  await expect(rune.ticket.message).toHaveValue("Not yet finished");
});

test("a message that was not sent is there after signing out", async ({ office }) => {
  const title = unique("The clock is late");
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  const ticket = await tove.hasRaised(title);
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
