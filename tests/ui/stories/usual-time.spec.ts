import { expect, test, unique } from "../support/test";

test("an employee reads how long tickets like theirs usually take", async ({ office }) => {
  const title = unique("The door sticks");
  const [tove, rune] = await Promise.all([office.employee("Tove Lund"), office.responder("Rune Holm")]);
  // Ten cases are enough to say it.
  for (let number = 1; number <= 10; number += 1) {
    const ticket = await tove.hasCreated(unique(`Door ${number}`));
    await rune.hasClaimed(ticket);
    await rune.hasCompleted(ticket, "Oiled.");
  }
  const waits = await office.employee("Ines Duarte");
  await waits.hasCreated(title);
  await waits.opens(title, "My tickets");
  await expect(waits.ticket.fact("Usually takes")).toHaveText(/^about \d+ min$|^about \d+ h$/);
  await expect(waits.ticket.fact("Usually takes")).toHaveAttribute(
    "title",
    /Half of this category's tickets/,
  );

  await rune.opens(title, "Pool");
  await expect(rune.ticket.fact("Due")).toBeVisible();
  await expect(rune.ticket.fact("Usually takes"), "it is for whoever waits").toHaveCount(0);
});
