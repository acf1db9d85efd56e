import { word } from "../support/hostile";
import { expect, test } from "./gallery";

test.describe("Employee", () => {
  test("the tickets", async ({ gallery }) => {
    const nadia = await gallery.person("nadia");
    const { page } = nadia;
    await expect(nadia.row("Projector")).toBeVisible();
    await gallery.show(page, "mine", "My tickets");
    await nadia.row("Projector").click();
    await expect(nadia.ticket.activity.getByText("colour wheel")).toBeVisible();
    await nadia.ticket.message.fill("Thank you. The room is open until six.");
    await gallery.show(page, "mine-ticket", "My ticket in process");
    await nadia.row("Lamp").click();
    await expect(nadia.ticket.action("Edit")).toBeVisible();
    await gallery.show(page, "mine-pending", "My ticket, pending");
    await nadia.ticket.action("Edit").click();
    await gallery.show(page, "mine-edit", "Editing");
    await page.keyboard.press("Escape");
    await nadia.ticket.action("Withdraw").click();
    await gallery.show(page, "withdraw", "Withdrawing");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Done" }).click();
    await nadia.row("coffee").click();
    await expect(nadia.ticket.status("Done").last()).toBeVisible();
    await gallery.show(page, "mine-done", "A completed ticket");
  });

  test("a first day", async ({ office, gallery }) => {
    const maja = await office.employee("Maja Keller");
    const { page } = maja;
    await expect(page.getByText("You have no open tickets")).toBeVisible();
    await gallery.show(page, "mine-empty", "No tickets yet, introduced");
    await page.getByRole("button", { name: "Got it" }).click();
    await page.getByRole("tab", { name: "Done" }).click();
    await expect(page.getByText("Nothing is done yet")).toBeVisible();
    await gallery.show(page, "mine-done-empty", "Nothing done yet");
    await maja.visit("Inbox");
    await expect(page.getByText("Your inbox is empty")).toBeVisible();
    await gallery.show(page, "inbox-empty", "Empty inbox");
    await page.keyboard.press("c");
    await expect(page.getByLabel("Title")).toBeFocused();
    await gallery.show(page, "create", "Creating a ticket");
    await page.getByRole("button", { name: "Create ticket" }).click();
    await gallery.show(page, "create-missing", "Creating, nothing filled in");
    await page.getByLabel("Title").fill("The window of room 12 does not close");
    await page.getByLabel("Description").fill("It rains in. A towel lies on the sill.");
    await expect(page.getByLabel("Title")).toHaveValue(/window/);
    await maja.visit("People");
    await page.keyboard.press("c");
    await gallery.show(page, "create-restored", "Creating, with a draft");
  });

  test("long texts", async ({ office, gallery }) => {
    const long = await office.employee(`Maximiliane ${word(40)} von und zu Hohenstein-Waldenburg`, {
      organisation: "Gesellschaft für angewandte Gebäudetechnik und Liegenschaftsverwaltung mbH & Co. KG",
    });
    const text =
      "Seit gestern Abend geht das Licht nicht mehr aus, auch nicht, wenn man den Schalter drückt. ";
    const ticket = await long.hasCreated(
      "Das Licht in der Bibliothek des Ostflügels im zweiten Obergeschoss lässt sich nicht mehr ausschalten",
      `${text.repeat(8)}\n\n${word(180)}\n\n${text.repeat(4)}`,
    );
    await long.hasWritten(ticket, text.repeat(5));
    await long.opens("Das Licht", "My tickets");
    await expect(long.ticket.activity.getByText("Seit gestern Abend").first()).toBeVisible();
    await gallery.show(long.page, "long-ticket", "A ticket with long texts");
  });

  test("people and the account", async ({ gallery }) => {
    const jonas = await gallery.person("jonas");
    const { page } = jonas;
    await jonas.visit("Inbox");
    await expect(jonas.row(/./).first()).toBeVisible();
    await gallery.show(page, "inbox-employee", "Inbox");
    await jonas.row(/./).first().click();
    await expect(jonas.ticket.pane.getByRole("heading").first()).toBeVisible();
    await gallery.show(page, "inbox-open", "Inbox, opened");
    await jonas.visit("People");
    await jonas.row("Priya Raman").click();
    await expect(jonas.ticket.pane.getByRole("heading", { name: "Priya Raman" })).toBeVisible();
    await gallery.show(page, "person", "A person without messages");
    await page.getByRole("searchbox").fill("zzz");
    await expect(page.getByText("Nobody found")).toBeVisible();
    await gallery.show(page, "people-nobody", "Nobody found");
    await jonas.menu("Profile");
    await expect(page.getByLabel("Full name")).toHaveValue("Jonas Keller");
    await gallery.show(page, "profile", "Profile");
    await jonas.menu("Security");
    await expect(page.getByRole("heading", { name: "Security" })).toBeVisible();
    await gallery.show(page, "security", "Security");
    await page.getByRole("button", { name: "Deactivate your account" }).click();
    await gallery.show(page, "deactivate", "Deactivating the account");
  });
});
