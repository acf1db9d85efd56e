import { expect, test, unique } from "../support/test";

test("a declined ticket never returns to its responder and is back for the others", async ({ office }) => {
  const title = unique("The lift smells of smoke");
  const [ivo, rune, nadia] = await Promise.all([
    office.employee("Ivo Petrov"),
    office.responder("Rune Holm"),
    office.responder("Nadia Farouk"),
  ]);
  const ticket = await ivo.hasCreated(title);
  await expect(nadia.row(title)).toBeVisible();
  await rune.row(title).click();
  await rune.ticket.action("Claim").click();
  await expect(nadia.row(title), "a claimed ticket leaves the pool of the others").toHaveCount(0);

  await test.step("the first responder declines with a reason", async () => {
    await rune.ticket.step("Decline", "I am not allowed to open the shaft.");
    await expect(rune.toast(`“${title}” is back in the pool for the others`)).toBeVisible();
    await expect(nadia.row(title)).toBeVisible();
  });

  await test.step("no list and no link brings it back to them", async () => {
    await rune.visit("Pool");
    await expect(rune.page.getByRole("heading", { name: "Pool" })).toBeVisible();
    await expect(rune.row(title)).toHaveCount(0);
    await rune.page.goto(`/?profile=${rune.workstation.profile}#/pool/ticket/${ticket.id}`);
    await rune.page.reload();
    await expect(rune.ticket.pane.getByText("This ticket is not available")).toBeVisible();
    await rune.opens(title, "Log");
    await expect(rune.row(title)).toContainText("Declined");
    await expect(rune.row(title)).toContainText("I am not allowed to open the shaft.");
    await expect(rune.ticket.pane.getByText("You can no longer open this ticket")).toBeVisible();
  });

  await test.step("the employee reads it, with the reason", async () => {
    await ivo.visit("Inbox");
    await expect(ivo.row(title)).toContainText(/Declined, back in the pool · .?Rune Holm/);
    await expect(ivo.row(title)).toContainText("I am not allowed to open the shaft.");
  });

  await test.step("the second responder claims and completes it", async () => {
    await nadia.row(title).click();
    await nadia.ticket.action("Claim").click();
    await nadia.ticket.step("Complete", "A dust filter. Changed.");
    await expect(ivo.row(title)).toContainText(/Completed · .?Nadia Farouk/);
    await ivo.row(title).click();
    await expect(ivo.ticket.pane.getByText("A dust filter. Changed.").first()).toBeVisible();
  });
});

test("a responder declines straight from the pool", async ({ office }) => {
  const title = unique("The coffee machine is empty");
  const [ivo, rune] = await Promise.all([office.employee("Ivo Petrov"), office.responder("Rune Holm")]);
  await ivo.hasCreated(title);

  await rune.row(title).click();
  await rune.ticket.step("Decline", "");

  await expect(rune.row(title)).toHaveCount(0);
  await ivo.opens(title, "My tickets");
  await expect(ivo.ticket.status("Pending"), "it still waits for the others").toBeVisible();
});

test("after a decline in the list, the window shows a page that can be read", async ({ office }) => {
  const [ivo, rune] = await Promise.all([office.employee("Ivo Petrov"), office.responder("Rune Holm")]);
  const title = unique("The gate stays open");
  await ivo.hasCreated(title);
  await rune.row(title).click();

  await rune.ticket.step("Decline", "");

  await expect(rune.row(title)).toHaveCount(0);
  await expect(rune.ticket.pane.getByText(title)).toHaveCount(0);
  await expect(rune.page.getByRole("heading", { name: "Pool" })).toBeVisible();
});
