import { v7 } from "uuid";
import { expect, test } from "./gallery";
import { WHOLE } from "./variants";

/** More than one page where pictures are taken. */
const MANY = WHOLE ? 120 : 24;

const WHAT = [
  "Printer jams on every second sheet",
  "No sound in the conference room",
  "Badge is not read at the gate",
  "Screen flickers after the update",
  "Radiator knocks at night",
  "Access to the shared calendar",
  "Chair squeaks",
  "Router in the foyer blinks red",
];

test.describe("Full", () => {
  test("many tickets", async ({ office, gallery }) => {
    const [otto, rune] = [await office.employee("Otto Brandt"), await office.responder("Rune Holm")];
    for (let number = 1; number <= MANY; number += 1) {
      const title = `${WHAT[number % WHAT.length] ?? ""}, room ${number}`;
      const ticket = await otto.hasCreated(title, "Since Monday. It is worse in the morning.");
      if (number % 6 === 0) {
        await rune.hasClaimed(ticket);
        await rune.hasWritten(ticket, "I have a look this afternoon.");
      }
      if (number % 12 === 0) {
        await rune.workstation.rpc("ticket_complete", {
          request: v7(),
          ticket: ticket.id,
          note: "Exchanged.",
        });
      }
    }
    // The last one is done.
    await expect(otto.row(`room ${MANY - 1}`)).toBeAttached();
    await gallery.show(otto.page, "mine-full", "Many tickets of mine");
    await otto.visit("Inbox");
    await expect(otto.row(/./).first()).toBeVisible();
    await gallery.show(otto.page, "inbox-full", "A full inbox");
    await rune.visit("Pool");
    const pool = rune.page.getByRole("region", { name: "Pool" });
    await expect(pool.getByRole("listitem").first()).toBeVisible();
    await rune.page.keyboard.press("j");
    await expect(rune.ticket.action("Claim")).toBeVisible();
    await gallery.show(rune.page, "pool-full", "A full pool");
    await rune.visit("My work");
    const work = rune.page.getByRole("region", { name: "My work" });
    await expect(work.getByRole("listitem").first()).toBeVisible();
    await rune.page.keyboard.press("j");
    await expect(rune.ticket.action("Complete")).toBeVisible();
    await gallery.show(rune.page, "work-full", "Much work");
    await rune.visit("Log");
    await expect(rune.row("room").first()).toBeVisible();
    await gallery.show(rune.page, "log-full", "A long log");
  });
});
