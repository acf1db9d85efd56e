import { expect, test, unique } from "../support/test";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const LOG = "It smokes.\n".repeat(60_000);

test("files go from the form to the other side, who saves one", async ({ office }) => {
  const [noor, rune] = await Promise.all([office.employee("Noor Haddad"), office.responder("Rune Holm")]);
  const title = unique("The printer smokes");

  await test.step("several at once, one renamed, one removed", async () => {
    await noor.page.getByRole("link", { name: "New ticket" }).click();
    await noor.page.locator("input[type=file]").setInputFiles([
      { name: "photo.txt", mimeType: "text/plain", buffer: PIXEL },
      { name: "printer.log", mimeType: "image/png", buffer: Buffer.from(LOG) },
      { name: "mistake.doc", mimeType: "text/plain", buffer: Buffer.from("Nothing to see.") },
    ]);
    const files = noor.page.getByRole("list", { name: "Files" });
    await expect(files.getByRole("listitem")).toHaveCount(3);
    await expect(files.getByRole("listitem").first(), "the content tells what it is").toContainText("PNG");
    await noor.page.getByRole("button", { name: "Remove mistake.doc" }).click();
    const name = files.getByRole("textbox", { name: "Name of photo.txt" });
    await name.fill("photo.png");
    await name.press("Enter");
    await expect(noor.page.getByRole("button", { name: "Attach files" })).toBeFocused();
    await expect(noor.page.getByRole("button", { name: "Remove photo.png" })).toBeVisible();
    await noor.page.getByLabel("Title").fill(title);
    await noor.page.getByLabel("Description").fill("See the files.");
    await noor.page.getByRole("button", { name: "Create ticket" }).click();
    await expect(noor.ticket.pane.getByRole("button", { name: "Save printer.log" })).toBeVisible();
  });

  await test.step("a message of nothing but a file", async () => {
    await noor.page
      .locator("input[type=file]")
      .setInputFiles([{ name: "more.log", mimeType: "text/plain", buffer: Buffer.from("It still smokes.") }]);
    await expect(noor.page.getByRole("button", { name: "Remove more.log" })).toBeVisible();
    await noor.ticket.pane.getByRole("button", { name: "Send", exact: true }).click();
    await expect(noor.ticket.activity.getByRole("button", { name: "Save more.log" })).toBeVisible();
  });

  await test.step("the responder sees and saves them", async () => {
    await rune.opens(title, "Pool");
    await expect(rune.ticket.pane.getByRole("list", { name: "Files" }).first()).toContainText("photo.png");
    await rune.ticket.pane.getByRole("button", { name: "Save printer.log" }).click();
    await expect(rune.toast("Saved as printer.log")).toBeVisible();
    await expect(rune.ticket.activity.getByText("added a file").first()).toBeVisible();
  });
});

test("dropped and pasted files are attached", async ({ office }) => {
  const noor = await office.employee("Noor Haddad");
  await noor.page.getByRole("link", { name: "New ticket" }).click();
  await expect(noor.page.getByRole("button", { name: "Attach files" })).toBeVisible();
  await noor.page.evaluate(() => {
    const carried = (name: string) => {
      const data = new DataTransfer();
      data.items.add(new File(["It smokes."], name));
      return data;
    };
    const options = { bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent("drop", { ...options, dataTransfer: carried("dropped.log") }));
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { ...options, clipboardData: carried("pasted.log") }),
    );
  });
  const files = noor.page.getByRole("list", { name: "Files" });
  for (const name of ["dropped.log", "pasted.log"]) {
    await expect(noor.page.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
  }
  await noor.page.reload();
  await expect(files.getByRole("listitem"), "they survive a restart of the window").toHaveCount(2);
  for (const name of ["dropped.log", "pasted.log"]) {
    await noor.page.getByRole("button", { name: `Remove ${name}` }).click();
  }
  await expect(files).toHaveCount(0);
});

test("files alone are a draft, and come back when a discard is undone", async ({ office }) => {
  const noor = await office.employee("Noor Haddad");
  const { page } = noor;
  await page.getByRole("link", { name: "New ticket" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles([{ name: "alone.log", mimeType: "text/plain", buffer: Buffer.from("It smokes.") }]);
  await expect(page.getByRole("button", { name: "Remove alone.log" })).toBeVisible();
  await noor.visit("Drafts");
  const draft = page.getByRole("region", { name: "Drafts" }).getByRole("button", { name: "alone.log" });
  await expect(draft).toBeVisible();
  await page.getByRole("region", { name: "Drafts" }).getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("No drafts")).toBeVisible();
  await noor.toast("Draft discarded").getByRole("button", { name: "Undo" }).click();
  await draft.click();
  await expect(page.getByRole("button", { name: "Remove alone.log" })).toBeVisible();
  await page.getByRole("button", { name: "Remove alone.log" }).click();
  await expect(noor.place("Drafts")).toHaveAccessibleName("Drafts");
});

test("a waiting text names its files", async ({ office }) => {
  const noor = await office.employee("Noor Haddad");
  const { page, workstation } = noor;
  await workstation.cutOff();
  await page.getByRole("link", { name: "New ticket" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles([{ name: "printer.log", mimeType: "text/plain", buffer: Buffer.from("It smokes.") }]);
  await expect(page.getByRole("button", { name: "Remove printer.log" })).toBeVisible();
  await page.getByLabel("Title").fill(unique("The printer smokes"));
  await page.getByLabel("Description").fill("See the log.");
  await page.getByRole("button", { name: "Create ticket" }).click();
  await noor.visit("Drafts");
  const waiting = page.getByRole("region", { name: "Waiting to be sent" });
  await expect(waiting.getByRole("list", { name: "Files" })).toContainText("printer.log");
  await workstation.reconnect();
  await expect(noor.toast("was sent and is in the pool")).toBeVisible();
});
