import { unique } from "../support/details";
import { expect, test } from "../support/test";

for (const { pool, query } of [
  { pool: "the pool", query: "" },
  { pool: "a filtered pool", query: "?priority=normal" },
])
  test(`the text stays when somebody else claims in ${pool}`, async ({ office }) => {
    const [ada, tomas, nadia] = await Promise.all([
      office.employee("Ada Kern"),
      office.responder("Tomas Lund"),
      office.responder("Nadia Farouk"),
    ]);
    const title = unique("The lift hums");
    const ticket = await ada.hasCreated(title, "Only between floors 2 and 3.");
    await tomas.opens(title, "Pool");
    await tomas.page.evaluate((hash) => (window.location.hash = hash), `#/pool/ticket/${ticket.id}${query}`);
    await expect(tomas.row(title)).toBeVisible();
    await expect(tomas.ticket.action("Claim")).toBeVisible();
    await nadia.hasClaimed(ticket);

    const { pane } = tomas.ticket;
    await expect(
      pane.getByRole("status").filter({ hasText: "can no longer open this ticket" }),
    ).toBeVisible();
    await expect(pane.getByText("Only between floors 2 and 3.")).toBeVisible();
    await expect(tomas.ticket.action("Claim"), "nothing can be done with it").toHaveCount(0);
    const next = unique("The next one");
    await ada.hasCreated(next);
    await expect(tomas.row(next)).toBeVisible();
    await pane.getByRole("button", { name: "Next ticket" }).click();
    await expect(pane.getByText("can no longer open this ticket")).toHaveCount(0);
    await expect(tomas.ticket.action("Claim")).toBeVisible();
  });
