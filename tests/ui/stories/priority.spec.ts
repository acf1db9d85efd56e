import { v7 } from "uuid";
import { expect, test, unique } from "../support/test";

test("an urgent ticket rises in the pool, and both sides see and change its priority", async ({ office }) => {
  const [calm, pressing] = [unique("A shelf for the archive"), unique("The server room is hot")];
  const [ebba, rune] = await Promise.all([office.employee("Ebba Strand"), office.responder("Rune Holm")]);
  await ebba.hasCreated(calm);

  await test.step("the form says what a priority means", async () => {
    await ebba.page.keyboard.press("c");
    await ebba.page.getByLabel("Title").fill(pressing);
    await ebba.page.getByLabel("Description").fill("35 degrees and rising.");
    const priority = ebba.page.getByRole("group", { name: "Priority" });
    await expect(priority.getByRole("radio", { name: "Normal" })).toBeChecked();
    await expect(priority).toHaveAccessibleDescription("A responder claims it within a day.");
    await priority.getByRole("radio", { name: "Normal" }).press("ArrowRight");
    await priority.getByRole("radio", { name: "High" }).press("ArrowRight");
    await expect(priority.getByRole("radio", { name: "Urgent" })).toBeChecked();
    await expect(priority).toHaveAccessibleDescription("A responder claims it within an hour.");
    await ebba.page.keyboard.press("Control+Enter");
    await expect(ebba.ticket.heading(pressing)).toBeVisible();
    await expect(ebba.ticket.fact("Due")).toContainText(/due in \d\d min/);
  });

  await test.step("the newer ticket stands above the older one", async () => {
    await expect(rune.row(pressing)).toContainText("Urgent");
    await expect(rune.row(pressing)).toContainText(/due in \d\d min/);
    await expect(rune.row(calm), "normal priority shows no label").not.toContainText("Normal");
    const titles = await rune.page.getByRole("main").getByRole("listitem").allInnerTexts();
    const place = (title: string) => titles.findIndex((text) => text.includes(title));
    expect(place(pressing)).toBeLessThan(place(calm));
  });

  await test.step("the employee lowers it by keys, and undoes that", async () => {
    await ebba.page.keyboard.press("p");
    await expect(ebba.page.getByRole("option", { name: /Urgent/ })).toHaveAttribute("aria-selected", "true");
    await ebba.page.keyboard.press("l");
    await ebba.page.keyboard.press("Enter");
    await expect(ebba.ticket.fact("Priority")).toContainText("Low");
    await expect(ebba.toast("has priority Low now")).toBeVisible();
    await ebba.page.keyboard.press("z");
    await expect(ebba.ticket.fact("Priority")).toContainText("Urgent");
    const { activity } = ebba.ticket;
    await activity.getByRole("tab", { name: "History" }).click();
    await expect(activity.getByRole("listitem").last()).toHaveText(
      /You changed the priority:\s*Before:\s*Low\s*After:\s*Urgent/,
    );
  });

  await test.step("the responder who has it changes it, and the employee is told", async () => {
    await rune.row(pressing).click();
    await expect(rune.ticket.fact("Priority").getByRole("button"), "not before the claim").toHaveCount(0);
    await rune.ticket.action("Claim").click();
    await rune.ticket.fact("Priority").getByRole("button").click();
    await rune.page.getByRole("option", { name: /High/ }).click();
    await expect(ebba.ticket.fact("Priority")).toContainText("High");
    await ebba.visit("Inbox");
    await expect(ebba.row(pressing)).toContainText(/Priority high · .?Rune Holm/);
  });
});

test("a priority changed offline waits, can be undone, and overwrites nobody's", async ({ office }) => {
  const title = unique("The heating roars");
  const [ebba, rune] = await Promise.all([office.employee("Ebba Strand"), office.responder("Rune Holm")]);
  const { page, workstation, ticket } = ebba;
  const created = await ebba.hasCreated(title);
  const { id } = created;
  await rune.hasClaimed(created);
  await ebba.opens(title, "My tickets");
  const priority = ticket.fact("Priority").getByRole("button");
  const card = page.getByRole("article", { name: `Priority · #${id} ${title}` });
  const choose = async (words: string) => {
    await priority.click();
    await page.getByRole("option", { name: words }).click();
  };
  await expect(priority).toContainText("Normal");
  await workstation.cutOff();

  await test.step("it waits, and its author sees it", async () => {
    await choose("High");
    await expect(priority).toContainText("High");
    await expect(card).toContainText(/Normal\s*After:\s*High/);
    await expect(card).toContainText("This is your choice. It will be sent when the database is back.");
    await choose("Urgent");
    await expect(card, "the second choice takes the place of the first").toHaveCount(1);
    await expect(card).toContainText(/Normal\s*After:\s*Urgent/);
    await expect(ebba.toast("Queued."), "undo applies to the second choice").toHaveCount(1);
    await page.keyboard.press("z");
    await expect(priority, "undone").toContainText("High");
    await card.getByRole("button", { name: "Take back" }).click();
    await expect(priority).toContainText("Normal");
    await expect(card).toHaveCount(0);
    await choose("Urgent");
  });

  await test.step("a later choice by somebody else is not overwritten", async () => {
    const change = { request: v7(), ticket: id, priority: "low", note: "", from: "normal" } as const;
    await rune.workstation.rpc("ticket_prioritize", change);
    await workstation.reconnect();
    await expect(card).toContainText("Somebody else chose differently while your choice was queued.");
    await expect(priority).toContainText("Low");
    await card.getByRole("button", { name: "Use mine" }).click();
    await expect(priority).toContainText("Urgent");
    await expect(card).toHaveCount(0);
  });
});

test("a priority chosen offline stays with the draft and with what waits", async ({ office }) => {
  const title = unique("The gate does not close");
  const ebba = await office.employee("Ebba Norberg");
  await ebba.workstation.cutOff();
  await ebba.page.getByRole("link", { name: "New ticket" }).click();
  await ebba.page.getByLabel("Title").fill(title);
  await ebba.page.getByLabel("Description").fill("Since the storm.");
  await ebba.page.getByRole("radio", { name: "High" }).check({ force: true });
  await ebba.visit("Drafts");
  await ebba.page.getByRole("button", { name: title }).click();
  await expect(ebba.page.getByRole("radio", { name: "High" }), "the draft keeps it").toBeChecked();
  await ebba.page.getByRole("button", { name: "Create ticket" }).click();
  await expect(ebba.row(title)).toContainText("High");

  await ebba.workstation.reconnect();
  await ebba.visit("My tickets");
  await expect(ebba.row(title), "it is a ticket now").toContainText(/#\d+/);
  await ebba.row(title).click();
  await expect(ebba.ticket.fact("Priority")).toContainText("High");
});
