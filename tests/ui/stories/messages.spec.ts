import { holdBack } from "../support/network";
import { expect, test, unique } from "../support/test";

test("unread counts and read states are right on both sides of a thread", async ({ office }) => {
  const title = unique("The scanner is slow");
  const [noor, rune] = await Promise.all([office.employee("Noor Haddad"), office.responder("Rune Holm")]);
  const ticket = await noor.hasCreated(title);
  await rune.hasClaimed(ticket);
  await noor.expectUnread(1);

  await test.step("two messages are counted while nobody reads them", async () => {
    await rune.opens(title, "My work");
    await rune.ticket.writes("Is it slow for everybody?");
    await rune.ticket.writes("And in colour too?");
    await noor.expectUnread(3);
    await expect(noor.row(title)).toContainText(/2\s*Unread/);
    await expect(rune.ticket.activity.getByText(/^Seen /)).toHaveCount(0);
  });

  await test.step("opening the ticket reads them and the writer sees that", async () => {
    await noor.row(title).click();
    await expect(noor.ticket.activity.getByText("New", { exact: true })).toBeVisible();
    await noor.expectUnread(0);
    await expect(noor.row(title)).not.toContainText("Unread");
    await expect(rune.ticket.activity.getByText(/^Seen /)).toHaveCount(1);
  });

  await test.step("an answer is counted where the ticket is not open", async () => {
    await rune.visit("Pool");
    await noor.ticket.writes("Only for me, and only in colour.");
    await rune.expectUnread(1);
    await rune.visit("Inbox");
    await rune.page.getByRole("tab", { name: "Unread" }).click();
    await rune.row("Only for me, and only in colour.").click();
    await rune.expectUnread(0);
    await expect(noor.ticket.activity.getByText(/^Seen /)).toBeVisible();
  });
});

test("a reply to a thread that moved on asks before it is sent", async ({ office }) => {
  const title = unique("The badge does not open the gate");
  const [noor, rune] = await Promise.all([office.employee("Noor Haddad"), office.responder("Rune Holm")]);
  const ticket = await noor.hasCreated(title);
  await rune.hasClaimed(ticket);
  await rune.opens(title, "My work");
  await rune.ticket.message.fill("I will block the badge.");

  const arrive = await holdBack(rune.page, "ticket_show");
  await noor.hasWritten(ticket, "Found it: it was the wrong badge!");
  await rune.ticket.pane.getByRole("button", { name: "Send", exact: true }).click();
  await arrive();

  const asked = rune.ticket.pane.getByRole("button", { name: "Send anyway" });
  const wrong = rune.ticket.activity.getByText("Found it: it was the wrong badge!");
  await expect(wrong, "the newer message is shown").toBeVisible();
  await expect(asked).toBeVisible();
  await expect(rune.ticket.message).toHaveValue("I will block the badge.");
  await asked.click();
  await expect(rune.ticket.activity.getByText("I will block the badge.")).toBeVisible();
  await expect(rune.ticket.message).toHaveValue("");
});

test("people write to each other outside of tickets, and one marks everything as read", async ({
  office,
}) => {
  const [noor, rune] = await Promise.all([office.employee("Noor Haddad"), office.responder("Rune Holm")]);

  await noor.visit("People");
  await noor.page.getByRole("searchbox", { name: "Search people" }).fill(rune.details.username);
  await expect(noor.row(/./)).toHaveCount(1);
  await noor.row("Rune Holm").click();
  await expect(noor.ticket.pane.getByText("No messages yet")).toBeVisible();
  await expect(noor.ticket.pane, "employees do not see how to reach others").not.toContainText(
    rune.details.email,
  );
  await noor.ticket.writes("Will you be in on Friday?");
  const conversation = noor.ticket.pane.getByRole("list", { name: "Conversation with Rune Holm" });
  await expect(conversation).toContainText("Will you be in on Friday?");

  await rune.expectUnread(1);
  await rune.visit("Inbox");
  await rune.page.getByRole("button", { name: "Mark all read" }).click();
  await expect(rune.toast("Everything is marked as read")).toBeVisible();
  await rune.expectUnread(0);
  await expect(conversation).toContainText(/Seen \d/);

  await rune.row("Will you be in on Friday?").click();
  await rune.ticket.writes("Until noon.");
  await expect(conversation).toContainText("Until noon.");
});

test("what comes while nobody looks stays unread, and its start on the screen", async ({ office }) => {
  const [noor, rune] = await Promise.all([office.employee("Noor Haddad"), office.responder("Rune Holm")]);
  const look = (looks: boolean) =>
    noor.page.evaluate((focused) => {
      document.hasFocus = () => focused;
      window.dispatchEvent(new Event(focused ? "focus" : "blur"));
    }, looks);
  const unread = async () => Number((await noor.workstation.rpc("app_state", null)).watch?.unread);
  await rune.hasSaid(noor, "Number 1");
  await noor.visit("Inbox");
  await noor.expectUnread(1);
  await noor.row("Number 1").click();
  const conversation = noor.ticket.pane.getByRole("list", { name: "Conversation with Rune Holm" });
  const numbered = (number: number) => conversation.getByText(`Number ${number}`, { exact: true });
  await noor.expectUnread(0);

  await look(false);
  for (let number = 2; number <= 41; number++) await rune.hasSaid(noor, `Number ${number}`);
  await expect(numbered(41)).toHaveCount(1);
  await expect(numbered(2)).toBeInViewport();
  await expect(numbered(41)).not.toBeInViewport();
  await expect.poll(unread).toBe(40);

  await look(true);
  await expect.poll(unread).toBeLessThan(40);
  await expect(numbered(2)).toBeInViewport();
  expect(await unread(), "the end is below the screen").toBeGreaterThan(10);
  await noor.ticket.pane.getByRole("button", { name: /New messages/ }).click();
  await noor.expectUnread(0);
});

test("old messages load when one scrolls up to them", async ({ office }) => {
  const [noor, rune] = await Promise.all([office.employee("Noor Haddad"), office.responder("Rune Holm")]);
  for (let number = 1; number <= 105; number++) await rune.hasSaid(noor, `Number ${number}`);

  await noor.visit("Inbox");
  await noor.row("Number 105").click();
  const conversation = noor.ticket.pane.getByRole("list", { name: "Conversation with Rune Holm" });
  const older = noor.ticket.pane.getByRole("button", { name: "Show older" });
  await expect(conversation.getByText("Number 6", { exact: true }), "the first new one").toBeInViewport();
  await expect(conversation.getByText("Number 5", { exact: true })).toHaveCount(0);

  await test.step("only what was on the screen counts as read", async () => {
    const unread = async () => Number((await noor.workstation.rpc("app_state", null)).watch?.unread);
    await expect.poll(unread).toBeLessThan(105);
    expect(await unread(), "ninety messages are below the screen").toBeGreaterThan(60);
    await noor.ticket.pane.getByRole("button", { name: /New messages/ }).click();
    await expect(conversation.getByText("Number 105", { exact: true })).toBeInViewport();
    await noor.expectUnread(0);
    await conversation.getByText("Number 40", { exact: true }).scrollIntoViewIfNeeded();
    await noor.ticket.pane.getByRole("button", { name: "Latest" }).click();
    await expect(conversation.getByText("Number 105", { exact: true })).toBeInViewport();
    await expect(noor.ticket.pane.getByRole("button", { name: /Latest/ })).toHaveCount(0);
  });

  await test.step("keys load them, and the messages on the screen stay in place", async () => {
    await older.focus();
    const kept = conversation.getByText("Number 6", { exact: true });
    const before = await kept.boundingBox();
    await noor.page.keyboard.press("Enter");
    await expect(conversation.getByText("Number 1", { exact: true })).toHaveCount(1);
    await expect(older).toHaveCount(0);
    expect(Math.abs(((await kept.boundingBox())?.y ?? 0) - (before?.y ?? -1000))).toBeLessThan(4);
  });

  await test.step("opened again, scrolling up is enough", async () => {
    await noor.page.reload();
    await expect(conversation.getByText("Number 105", { exact: true })).toBeInViewport();
    await conversation.hover();
    await expect(async () => {
      await noor.page.mouse.wheel(0, -2000);
      await expect(conversation.getByText("Number 1", { exact: true })).toHaveCount(1, { timeout: 500 });
    }).toPass();
  });
});
