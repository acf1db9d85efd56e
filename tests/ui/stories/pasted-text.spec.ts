import { expect, test, unique } from "../support/test";

const LOG = "    start\n\u001B[31mERROR\u001B[0m tunnel\u200B down";
const CLEAN = "    start\nERROR tunnel down";

test("a pasted log is cleaned, the window says so, and undo restores it", async ({ office }) => {
  const ines = await office.employee("Ines Duarte");
  const { page } = ines;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const paste = async (text: string) => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await page.keyboard.press("Control+V");
  };
  const title = unique("Tunnel");
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByLabel("Title").focus();
  await paste(`${title}\tRoom 3`);
  await expect(page.getByLabel("Title"), "a tab becomes a space").toHaveValue(`${title} Room 3`);

  const description = page.getByLabel("Description");
  await description.focus();
  await paste(LOG);
  await expect(description).toHaveValue(CLEAN);
  const note = page.getByRole("status").filter({ hasText: "Removed" });
  await expect(note).toContainText("Removed 2 terminal control codes. Removed an invisible character.");
  await page.keyboard.type("!");
  await expect(description, "the caret stands behind what was pasted").toHaveValue(`${CLEAN}!`);
  await page.keyboard.press("Backspace");
  await note.getByRole("button", { name: "Undo" }).click();
  await expect(description).toHaveValue(LOG);
  await page.getByRole("button", { name: "Remove them" }).click();
  await expect(description).toHaveValue(CLEAN);
  await page.keyboard.press("Control+Z");
  await expect(description, "the system's own undo knows it too").toHaveValue(LOG);
  await page.keyboard.press("Control+Shift+Z");
  await expect(description).toHaveValue(CLEAN);

  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(ines.ticket.heading(`${title} Room 3`)).toBeVisible();
  const { value } = await ines.workstation.rpc("ticket_mine", { done: false, after: null });
  const row = value.rows.find((ticket) => ticket.title === `${title} Room 3`);
  const shown = await ines.workstation.rpc("ticket_show", { ticket: row?.id ?? 0 });
  expect(shown.value.ticket.description, "with the indent of its first line").toBe(CLEAN);
});

test("a message of nothing visible is not sent", async ({ office }) => {
  const ines = await office.employee("Ines Duarte");
  const ticket = await ines.hasCreated(unique("Lamp"));
  await ines.opens(ticket.title, "My tickets");
  await ines.ticket.writes("\u2800\u200D");
  await expect(ines.ticket.message).toHaveValue("\u2800\u200D");
  const shown = await ines.workstation.rpc("ticket_show", { ticket: ticket.id });
  expect(shown.value.messages).toEqual([]);
});
