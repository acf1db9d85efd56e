import { inspect } from "../support/inspection";
import { holdBack } from "../support/network";
import { expect, test } from "../support/test";

test("from the pool to the log", async ({ office }) => {
  const [dagmar, rune, nadia] = await Promise.all([
    office.employee("Dagmar Vogt"),
    office.responder("Rune Holm"),
    office.responder("Nadia Farouk"),
  ]);
  const { page } = rune;
  const printer = await dagmar.hasCreated(
    "The printer on floor 2 jams",
    "Paper comes out folded since this morning.\n\nI tried another tray and another kind of paper.",
  );
  const light = await dagmar.hasCreated(
    "The light in the archive flickers",
    "Third lamp from the door. It hums, too.",
  );
  const lift = await dagmar.hasCreated("The lift smells of smoke", "Only on the way down.");
  await expect(rune.row(lift.title)).toBeVisible();
  await inspect(page, "pool");
  await rune.row(printer.title).click();
  await expect(rune.ticket.action("Claim")).toBeVisible();
  await inspect(page, "ticket-in-pool");

  await nadia.hasClaimed(light);
  await rune.ticket.action("Claim").click();
  await expect(rune.ticket.action("Complete")).toBeVisible();
  await dagmar.hasWritten(printer, "It jams with thin paper only, I think.");
  await expect(rune.ticket.activity.getByText("It jams with thin paper only, I think.")).toBeVisible();
  await rune.ticket.writes("I bring new rollers at ten.");
  await expect(rune.toast(/./)).toHaveCount(0);
  await inspect(page, "work");

  await rune.ticket.action("Decline").click();
  await inspect(page, "decline", page.getByRole("alertdialog"));
  await page.keyboard.press("Escape");
  await rune.ticket.action("Complete").click();
  await page.getByLabel("Closing note").fill("Replaced the rollers.");
  await inspect(page, "complete", page.getByRole("dialog"));
  await page.getByRole("dialog").getByRole("button", { name: "Complete", exact: true }).click();
  await expect(rune.toast(`“${printer.title}” is done`)).toBeVisible();

  await rune.opens(lift.title, "Pool");
  await rune.ticket.step("Decline", "I am not allowed to open the shaft.");
  await rune.visit("Log");
  await expect(rune.row(lift.title)).toBeVisible();
  await inspect(page, "log");
  await rune.row(lift.title).click();
  await inspect(page, "log-gone");
  await rune.row(printer.title).click();
  await expect(rune.ticket.pane.getByText("Closing note")).toBeVisible();
  await inspect(page, "ticket-done");
});

test("a claim that somebody else won", async ({ office }) => {
  const [carla, rune, nadia] = await Promise.all([
    office.employee("Carla Nunes"),
    office.responder("Rune Holm"),
    office.responder("Nadia Farouk"),
  ]);
  const printer = await carla.hasCreated("The copier in the cellar jams");
  await carla.hasCreated("The next one in the pool");
  await rune.row(printer.title).click();
  const claim = rune.ticket.action("Claim");
  await expect(claim).toBeVisible();
  const show = await holdBack(rune.page, "ticket_show");
  await nadia.hasClaimed(printer);
  await claim.click();
  await show();
  await expect(rune.ticket.pane.getByText(/Nadia Farouk claimed it first/)).toBeVisible();
  await inspect(rune.page, "taken");
});

test("a responder's people", async ({ office }) => {
  const [astrid, rune] = await Promise.all([office.employee("Astrid Moreau"), office.responder("Rune Holm")]);
  await astrid.hasSaid(rune, "My number is new.");
  await rune.visit("People");
  await rune.page.getByRole("searchbox").fill(astrid.details.username);
  await expect(rune.row(/./)).toHaveCount(1);
  await rune.row("Astrid Moreau").click();
  await expect(rune.ticket.pane.getByText("My number is new.")).toBeVisible();
  await inspect(rune.page, "person-contact");
  await astrid.workstation.rpc("person_deactivate", {
    request: crypto.randomUUID(),
    password: astrid.details.password,
  });
  await rune.page.reload();
  await expect(rune.ticket.pane.getByText("was deactivated")).toBeVisible();
  await inspect(rune.page, "person-deactivated", rune.ticket.pane);
});
