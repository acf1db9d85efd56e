import { expect, test, unique } from "../support/test";

test("tickets, threads and lists can be read without a database, with their age", async ({ office }) => {
  const title = unique("The door of the archive creaks");
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  const ticket = await tove.hasCreated(title);
  await rune.hasClaimed(ticket);
  await tove.hasWritten(ticket, "It is the upper hinge.");
  const { page, workstation } = rune;
  await rune.opens(title, "My work");
  await expect(rune.ticket.activity.getByText("It is the upper hinge.")).toBeVisible();
  await rune.visit("Pool");
  await expect(page.getByRole("heading", { name: "Pool" })).toBeVisible();

  await workstation.cutOff();
  await workstation.open();
  await expect(workstation.away).toBeVisible();
  await rune.opens(title, "My work");
  await expect(rune.ticket.activity.getByText("It is the upper hinge.")).toBeVisible();
  await expect(rune.ticket.pane.getByText(/^As of .*, from this computer$/)).toBeVisible();
  await expect(page.getByText(/^As of .*, from this computer$/)).toHaveCount(2);

  await test.step("actions that need the database say so in advance", async () => {
    for (const name of ["Complete", "Decline"] as const) {
      await expect(rune.ticket.action(name)).toHaveAttribute("aria-disabled", "true");
      await expect(rune.ticket.action(name)).toHaveAccessibleDescription(/Needs the database/);
    }
    await page.keyboard.press("e");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("a list that was never loaded says so without an alarm", async () => {
    await rune.visit("Log");
    await expect(page.getByText("Not loaded yet")).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  await test.step("Try now", async () => {
    const tryNow = page.getByRole("button", { name: "Try now" });
    await tryNow.click();
    await expect(workstation.away).toBeVisible();
    await workstation.giveBack();
    // The desk may find the database by itself while the button is pressed.
    await expect(async () => {
      if (await tryNow.isVisible()) await tryNow.click({ timeout: 1_000 });
      await expect(workstation.away).toBeHidden({ timeout: 1_000 });
    }).toPass();
    await expect(rune.row(title)).toBeVisible();
    await rune.opens(title, "My work");
    await expect(page.getByText(/^As of/)).toHaveCount(0);
    await expect(rune.ticket.action("Complete")).not.toHaveAttribute("aria-disabled");
  });
});

test("a session that ended while the database was away is opened again in place, and the outbox goes on", async ({
  office,
}) => {
  const title = unique("The coffee is cold");
  const tove = await office.employee("Tove Lund");
  const elsewhere = await office.again(tove);
  const { page, workstation } = tove;
  const ticket = await tove.hasCreated(title);
  await tove.opens(title, "My tickets");
  await expect(tove.ticket.message).toBeVisible();
  await workstation.cutOff();
  await tove.ticket.writes("Sent while away");
  await expect(tove.ticket.activity.getByRole("article")).toBeVisible();
  await tove.ticket.message.fill("Not yet finished");
  const sessions = await elsewhere.workstation.rpc("session_list", null);
  for (const { id, current } of sessions.filter(({ current }) => !current)) {
    expect(current).toBe(false);
    await elsewhere.workstation.rpc("session_revoke", { session: id });
  }
  await workstation.giveBack();

  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible({ timeout: 30_000 });
  await dialog.getByLabel("Password", { exact: true }).fill(tove.details.password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(tove.ticket.message, "nothing typed is lost").toHaveValue("Not yet finished");
  await expect(tove.toast("Your message was sent")).toBeVisible();
  const { value } = await workstation.rpc("ticket_show", { ticket: ticket.id });
  expect(value.messages.map(({ body }) => body)).toEqual(["Sent while away"]);
});
