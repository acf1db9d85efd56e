import { unique } from "../support/details";
import { expect, test } from "../support/test";

test("the text stays when somebody else claims what one reads", async ({ office }) => {
  const [ada, tomas, nadia] = await Promise.all([
    office.employee("Ada Kern"),
    office.responder("Tomas Lund"),
    office.responder("Nadia Farouk"),
  ]);
  const title = unique("The lift hums");
  const ticket = await ada.hasCreated(title, "Only between floors 2 and 3.");
  await tomas.opens(title, "Pool");
  await expect(tomas.ticket.action("Claim")).toBeVisible();
  await nadia.hasClaimed(ticket);

  const { pane } = tomas.ticket;
  await expect(pane.getByRole("status").filter({ hasText: "no longer in the pool" })).toBeVisible();
  await expect(pane.getByText("Only between floors 2 and 3.")).toBeVisible();
  await expect(tomas.ticket.action("Claim"), "nothing can be done with it").toHaveCount(0);
  const next = unique("The next one");
  await ada.hasCreated(next);
  await expect(tomas.row(next)).toBeVisible();
  await pane.getByRole("button", { name: "Next ticket" }).click();
  await expect(pane.getByText("no longer in the pool")).toHaveCount(0);
  await expect(tomas.ticket.action("Claim")).toBeVisible();
});
