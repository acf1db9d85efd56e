import { detailsOf } from "../support/details";
import { Onboarding } from "../support/onboarding";
import { Person } from "../support/person";
import { expect, test, unique } from "../support/test";
import { invitation } from "../support/world";

test("somebody signs up, creates a ticket, and a responder claims, discusses and completes it", async ({
  office,
}) => {
  const title = unique("The printer on floor 2 jams");

  const astrid = await test.step("an employee signs up", async () => {
    const workstation = await office.onboarding();
    const onboarding = new Onboarding(workstation.page);
    const details = detailsOf("Astrid Moreau");
    await onboarding.toSignUp();
    await onboarding.fillIn(details);
    await expect(workstation.page.getByText("Will be saved as +44 7400 123456")).toBeVisible();
    await expect(onboarding.field("Password")).toHaveAccessibleDescription(
      /Password strength: (Strong|Very strong)/,
    );
    await onboarding.create();
    await expect(workstation.page.getByRole("heading", { name: "My tickets" })).toBeVisible();
    return new Person(workstation, details);
  });

  const rune = await test.step("a responder signs up with the invitation of the administrator", async () => {
    const workstation = await office.onboarding();
    const onboarding = new Onboarding(workstation.page);
    const code = invitation();
    const details = { ...detailsOf("Rune Holm"), invitation: code.toLowerCase().replaceAll("-", " ") };
    await onboarding.toSignUp();
    await onboarding.fillIn(details);
    await onboarding.create();
    await expect(workstation.page.getByRole("heading", { name: "Pool" })).toBeVisible();
    return new Person(workstation, details);
  });

  await test.step("the ticket appears in the pool without a click", async () => {
    await astrid.creates(title, "Paper comes out folded since this morning.");
    await expect(astrid.ticket.heading(title)).toBeVisible();
    await expect(astrid.ticket.status("Pending")).toBeVisible();
    await expect(rune.row(title)).toBeVisible();
    await expect(rune.row(title)).toContainText("Astrid Moreau");
  });

  await test.step("the responder claims it and the employee sees by whom and since when", async () => {
    await rune.row(title).click();
    await rune.ticket.action("Claim").click();
    await expect(rune.place("My work")).toHaveAttribute("aria-current", "page");
    await expect(rune.ticket.action("Complete")).toBeVisible();

    await expect(astrid.ticket.status("In process")).toBeVisible();
    await expect(astrid.ticket.fact("Responder")).toHaveText(/Rune Holm\s*since \d\d:\d\d/);
    await astrid.visit("Inbox");
    await expect(astrid.row(title)).toContainText(/Claimed · .?Rune Holm/);
  });

  await test.step("both write in its thread", async () => {
    await astrid.row(title).click();
    await rune.ticket.writes("Which tray do you use?");
    await expect(astrid.ticket.activity.getByText("Which tray do you use?")).toBeVisible();
    await astrid.ticket.writes("The lower one.");
    await expect(rune.ticket.activity.getByText("The lower one.")).toBeVisible();
    await expect(rune.ticket.activity.getByText(/^Seen \d/)).toBeVisible();
  });

  await test.step("the responder completes it with a note", async () => {
    await rune.ticket.step("Complete", "Replaced the rollers of the lower tray.");
    await expect(rune.place("My work")).not.toContainText("1");
    await expect(astrid.ticket.status("Done")).toBeVisible();
    await expect(astrid.ticket.pane.getByText("Closing note")).toBeVisible();
    await astrid.visit("My tickets");
    await astrid.page.getByRole("tab", { name: "Done" }).click();
    await expect(astrid.row(title)).toBeVisible();
  });

  await test.step("both see the history with before and after", async () => {
    await astrid.row(title).click();
    await rune.opens(title, "Log");
    await expect(rune.row(title)).toContainText("Completed");
    for (const person of [astrid, rune]) {
      const { activity } = person.ticket;
      await activity.getByRole("tab", { name: "History" }).click();
      await expect(activity.getByRole("listitem")).toHaveCount(3);
      await expect(activity.getByRole("listitem").nth(0)).toContainText("created the ticket");
      const claimed = activity.getByRole("listitem").nth(1);
      await expect(claimed).toContainText("claimed the ticket");
      await claimed.getByText("What changed").click();
      await expect(claimed.getByRole("definition").first()).toHaveText(
        /Before:\s*Pending\s*After:\s*In process/,
      );
      await expect(activity.getByRole("listitem").nth(2)).toContainText("Replaced the rollers");
    }
  });
});
