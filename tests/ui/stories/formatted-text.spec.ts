import { expect, test, unique } from "../support/test";

const LOG = [
  "2026-03-01 10:00:00 INFO started",
  "2026-03-01 10:00:01 WARN slow",
  "2026-03-01 10:00:02 ERROR gone",
].join("\n");

test("a text is shown with its lists, code and links, and stored as it was written", async ({ office }) => {
  const title = unique("The proxy refuses");
  const [other, ines, rune] = await Promise.all([
    office.employee("Tove Lund"),
    office.employee("Ines Duarte"),
    office.responder("Rune Holm"),
  ]);
  const foreign = await other.hasCreated(unique("Somebody else's"));
  const first = await ines.hasCreated(unique("The first of its kind"));
  const text = [
    `Like #${first.id}, not like #${foreign.id}:`,
    "- **every** morning",
    "- [the page](https://еxample.org/status?at=1)",
    "",
    "<img src=x onerror=alert(1)> ![x](https://example.org/x.png)",
  ].join("\n");
  const created = await ines.hasCreated(title, text);
  await rune.hasClaimed(created);
  await ines.opens(title, "My tickets");
  const { page, ticket } = ines;

  await test.step("the description", async () => {
    await expect(ticket.pane.getByRole("listitem").filter({ hasText: "every morning" })).toBeVisible();
    await expect(ticket.pane.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
    await expect(ticket.pane.locator("img"), "no picture is loaded").toHaveCount(0);
    const { value } = await ines.workstation.rpc("ticket_show", { ticket: created.id, before: null });
    expect(value.ticket.description).toBe(text);
  });

  await test.step("a link shows its address and asks", async () => {
    const link = ticket.pane.getByRole("button", { name: "the page (xn--" });
    await link.click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("https://xn--xample-2of.org/status?at=1");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await link.click();
    const opened = page.waitForRequest((request) => request.url().endsWith("/address_open"));
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    expect((await opened).postDataJSON()).toEqual({ address: "https://xn--xample-2of.org/status?at=1" });
    await expect(ticket.heading(title), "the window stays").toBeVisible();
  });

  await test.step("a ticket's number leads to the ticket, if one may open it", async () => {
    await ticket.pane.getByRole("link", { name: `#${foreign.id}` }).click();
    await expect(ticket.pane.getByText("This ticket is not available")).toBeVisible();
    await expect(ticket.pane.getByText("Somebody else's")).toHaveCount(0);
    await page.goBack();
    await ticket.pane.getByRole("link", { name: `#${first.id}` }).click();
    await expect(ticket.heading("The first of its kind")).toBeVisible();
  });
});

test("a pasted log becomes a code block, and a text again on demand", async ({ office }) => {
  const ines = await office.employee("Ines Duarte");
  const { page } = ines;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("link", { name: "New ticket" }).click();
  const title = unique("The log is long");
  await page.getByLabel("Title").fill(title);
  const description = page.getByLabel("Description");
  await description.fill("It says");
  await page.evaluate((words) => navigator.clipboard.writeText(words), LOG);
  await page.keyboard.press("Control+V");
  await expect(description).toHaveValue(`It says\n\`\`\`\n${LOG}\n\`\`\`\n`);
  await ines.toast("The pasted log is now a code block").getByRole("button", { name: "Undo" }).click();
  await expect(description).toHaveValue(`It says${LOG}`);
  await page.keyboard.press("Control+Z");
  await expect(description, "the system's own undo knows it too").toHaveValue(/```/);
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(ines.ticket.heading(title)).toBeVisible();
  await expect(ines.ticket.pane.locator("pre")).toHaveText(LOG);
});
