import { expect, test, unique } from "../support/test";

test("a ticket is created, claimed, discussed and completed without a mouse", async ({ office }) => {
  const title = unique("The keyboard lacks its J");
  const [maja, rune] = await Promise.all([office.employee("Maja Keller"), office.responder("Rune Holm")]);

  await test.step("the employee signs in and creates", async () => {
    const { page, details } = maja;
    await maja.workstation.rpc("session_close", null);
    await page.reload();
    await expect(page.getByLabel("User name")).toBeFocused();
    await page.keyboard.type(details.username);
    await page.keyboard.press("Tab");
    await page.keyboard.type(details.password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
    await page.keyboard.press("c");
    await expect(page.getByLabel("Title")).toBeFocused();
    await page.keyboard.type(title);
    await page.keyboard.press("Tab");
    await page.keyboard.type("It fell on the floor.");
    await page.keyboard.press("Control+Enter");
    await expect(maja.ticket.heading(title)).toBeVisible();
  });

  await test.step("the responder walks to it and claims", async () => {
    const { page } = rune;
    await expect(rune.row(title)).toBeVisible();
    const open = page.getByRole("main").locator('[aria-current="true"]');
    await page.keyboard.press("End");
    await expect(open).toBeVisible();
    // Other tickets may have been created after this one.
    await expect(async () => {
      if ((await open.innerText()).includes(title)) return;
      await page.keyboard.press("k");
      await expect(open).toContainText(title, { timeout: 100 });
    }).toPass();
    await expect(rune.ticket.action("Claim")).toBeVisible();
    await page.keyboard.press("a");
    await expect(rune.ticket.action("Complete")).toBeVisible();
  });

  await test.step("and replies", async () => {
    const { page } = rune;
    await page.keyboard.press("r");
    await expect(rune.ticket.message).toBeFocused();
    await page.keyboard.type("I bring you another one.");
    await page.keyboard.press("Control+Enter");
    await expect(rune.ticket.activity.getByText("I bring you another one.")).toBeVisible();
    await expect(rune.ticket.message, "ready for the next").toBeFocused();
    await page.keyboard.press("Escape");
    await expect(rune.ticket.message).not.toBeFocused();
  });

  await test.step("the employee reads it, answers, and edits the ticket", async () => {
    const { page } = maja;
    await expect(maja.ticket.activity.getByText("I bring you another one.")).toBeVisible();
    await page.keyboard.press("r");
    await page.keyboard.type("Thank you, room 12.");
    await page.keyboard.press("Control+Enter");
    await expect(rune.ticket.activity.getByText("Thank you, room 12.")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    await expect(page.getByLabel("Title")).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.type(", and its K");
    await page.keyboard.press("Escape");
    await expect(page.getByLabel("Title")).toHaveCount(0);
    await page.keyboard.press("e");
    await expect(page.getByLabel("Title"), "the begun edit is kept").toHaveValue(`${title}, and its K`);
    await page.keyboard.press("Control+Enter");
    await expect(rune.ticket.heading(`${title}, and its K`)).toBeVisible();
  });

  await test.step("and completes", async () => {
    const { page } = rune;
    await page.keyboard.press("e");
    const dialog = page.getByRole("dialog", { name: /^Complete ticket/ });
    await expect(dialog.getByLabel("Closing note")).toBeFocused();
    await page.keyboard.type("Exchanged.");
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toHaveCount(0);
    await expect(maja.ticket.status("Done")).toBeVisible();
  });
});

test("the palette reaches everything without a key of its own", async ({ office }) => {
  const maja = await office.employee("Maja Keller");
  const { page } = maja;
  const command = async (words: string) => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(words);
    await expect(page.getByRole("option").first()).toContainText(words);
    await page.keyboard.press("Enter");
  };
  await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
  await command("Security");
  await expect(page.getByRole("heading", { name: "Security" })).toBeVisible();
  await command("Dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await command("Go to inbox");
  await expect(page.getByRole("heading", { name: "Inbox" })).toBeVisible();
  await command("Sign out");
  await expect(page.getByLabel("User name")).toBeFocused();
});

test("keys move the divider between list and details, and it stays there", async ({ office }) => {
  const otto = await office.employee("Otto Brandt");
  const { page } = otto;
  const ticket = await otto.hasCreated(unique("The blind rattles"));
  await otto.row(ticket.title).click();
  const line = page.getByRole("separator", { name: "Width of the list" });
  const list = page.getByRole("region", { name: "My tickets" });
  const width = async () => (await list.boundingBox())?.width ?? 0;
  const usual = await width();
  await line.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(width).toBeCloseTo(usual + 16, 0);
  await expect(line).toHaveAttribute("aria-valuenow", "24");
  await page.keyboard.press("End");
  await expect(line).toHaveAttribute("aria-valuenow", "40");
  await page.keyboard.press("Home");
  await expect(line).toHaveAttribute("aria-valuenow", "18");
  await page.reload();
  await expect(line, "it is remembered").toHaveAttribute("aria-valuenow", "18");
  await page.keyboard.press(">");
  await expect(line, "from anywhere").toHaveAttribute("aria-valuenow", "20");

  const at = await line.boundingBox();
  if (at === null) throw new Error("a narrow window has no divider");
  await page.mouse.move(at.x, at.y + 200);
  await page.mouse.down();
  await page.mouse.move(at.x + 80, at.y + 220, { steps: 4 });
  await page.mouse.up();
  await expect(line, "by mouse").toHaveAttribute("aria-valuenow", "25");
  await line.dblclick();
  await expect(line, "as it was").toHaveAttribute("aria-valuenow", "23");
});

test("the overview of shortcuts opens, closes and gives the focus back", async ({ office }) => {
  const maja = await office.employee("Maja Keller");
  const { page } = maja;
  await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
  await maja.place("People").focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("c");
  await expect(dialog, "no shortcut works behind a dialog").toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(maja.place("People")).toBeFocused();
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page.getByRole("heading", { name: "Inbox" })).toBeVisible();
});

test("keys typed while a claim is on its way end up in the message and run no command", async ({
  office,
}) => {
  const [first, second] = [unique("The gate squeaks"), unique("The gate sticks")];
  const [astrid, rune, nadia] = await Promise.all([
    office.employee("Astrid Moreau"),
    office.responder("Rune Holm"),
    office.responder("Nadia Farouk"),
  ]);
  await astrid.hasCreated(first);
  const contested = await astrid.hasCreated(second);
  const { page } = rune;
  await rune.row(first).click();
  await expect(rune.ticket.action("Claim")).toBeVisible();

  await rune.workstation.outage("frozen");
  await page.keyboard.press("a");
  await page.keyboard.press("r");
  await page.keyboard.type("Ten, exactly?");
  await rune.workstation.outage("none");
  await expect(rune.ticket.message).toHaveValue("Ten, exactly?");
  await expect(rune.ticket.message).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(rune.ticket.activity.getByText("Ten, exactly?")).toBeVisible();
  await expect(rune.ticket.status("In process")).toBeVisible();

  await nadia.row(second).click();
  await expect(nadia.ticket.action("Claim")).toBeVisible();
  await nadia.workstation.outage("frozen");
  await nadia.page.keyboard.press("a");
  await nadia.page.keyboard.press("r");
  await nadia.page.keyboard.type("e x");
  await rune.hasClaimed(contested);
  await nadia.workstation.outage("none");
  await expect(nadia.page.getByText("Rune Holm claimed it first")).toBeVisible();
  await expect(nadia.page.getByRole("dialog")).toHaveCount(0);
});
