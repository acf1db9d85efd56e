import { expect, test, unique } from "../support/test";

test("a claim by a stray key can be undone", async ({ office }) => {
  const title = unique("The door creaks");
  const [ivo, rune, nadia] = await Promise.all([
    office.employee("Ivo Petrov"),
    office.responder("Rune Holm"),
    office.responder("Nadia Farouk"),
  ]);
  await ivo.hasCreated(title);
  await rune.row(title).click();
  await expect(rune.ticket.action("Claim")).toBeVisible();
  await rune.page.keyboard.press("a");
  await expect(rune.ticket.action("Complete")).toBeVisible();

  await rune.page.keyboard.press("z");

  await expect(rune.toast(`“${title}” is back in the pool`)).toBeVisible();
  await expect(rune.ticket.action("Claim"), "it is in the list where it was claimed").toBeVisible();
  await expect(rune.page.getByRole("heading", { name: "Pool" })).toBeVisible();
  await expect(rune.row(title)).toBeVisible();
  await expect(nadia.row(title)).toBeVisible();
});

test("a returned ticket is in the pool again, with its reason", async ({ office }) => {
  const title = unique("The blind is stuck");
  const [ivo, rune, nadia] = await Promise.all([
    office.employee("Ivo Petrov"),
    office.responder("Rune Holm"),
    office.responder("Nadia Farouk"),
  ]);
  await ivo.hasCreated(title);
  await rune.row(title).click();
  await rune.ticket.action("Claim").click();
  await rune.ticket.step("Give back", "Off until Monday.");

  await expect(nadia.row(title)).toBeVisible();
  await rune.visit("Pool");
  await expect(rune.row(title)).toBeVisible();
  await ivo.visit("Inbox");
  await expect(ivo.row(title)).toContainText("Back in the pool");
  await expect(ivo.row(title)).toContainText("Off until Monday.");
});
