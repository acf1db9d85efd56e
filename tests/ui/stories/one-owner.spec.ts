import { expect, test, unique } from "../support/test";

test("of two responders who claim at the same moment one learns who was faster", async ({ office }) => {
  const title = unique("The projector in room 4 flickers");
  const [ebba, rune, nadia] = await Promise.all([
    office.employee("Ebba Strand"),
    office.responder("Rune Holm"),
    office.responder("Nadia Farouk"),
  ]);
  await ebba.hasCreated(title);
  const both = [rune, nadia];
  for (const responder of both) {
    await responder.row(title).click();
    await expect(responder.ticket.action("Claim")).toBeVisible();
  }

  await Promise.all(both.map((responder) => responder.ticket.action("Claim").click()));

  const won = (responder: typeof rune) => responder.ticket.action("Complete");
  const lost = (responder: typeof rune) => responder.ticket.pane.getByRole("status");
  for (const responder of both) await expect(won(responder).or(lost(responder))).toBeVisible();
  const winners = await Promise.all(both.map((responder) => won(responder).isVisible()));
  expect(winners.filter(Boolean), "exactly one of them has the ticket").toHaveLength(1);
  const [winner, loser] = winners[0] === true ? [rune, nadia] : [nadia, rune];
  await expect(lost(loser)).toContainText(
    new RegExp(`${winner.name} claimed it first, [\\d.]+ (milli)?seconds? before you`),
  );
  await expect(loser.row(title), "it is in nobody else's pool").toHaveCount(0);

  await ebba.opens(title, "My tickets");
  await expect(ebba.ticket.fact("Responder")).toContainText(winner.name);
  await ebba.ticket.activity.getByRole("tab", { name: "History" }).click();
  await expect(ebba.ticket.activity.getByText("claimed the ticket"), "one owner, one event").toHaveCount(1);
});
