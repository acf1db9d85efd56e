import { expect, test, unique } from "../support/test";

const LINES = 100_000;

/** A log of many lines, some of them hostile. */
function log(): Buffer {
  const lines = Array.from({ length: LINES }, (_, at) => `2026-11-30 12:00:00 INFO page ${at + 1}`);
  lines[1] = "\u001b[31mred\u001b[0m and \u202Ereversed <b>bold</b>";
  lines[70_000] = "2026-11-30 12:00:00 ERROR no paper";
  lines[90_000] = `2026-11-30 12:00:00 error ${"no paper ".repeat(400)}`;
  return Buffer.from(lines.join("\r\n"));
}

test("a log is read, searched and copied in a viewer", async ({ office }) => {
  const [noor, rune] = await Promise.all([office.employee("Noor Haddad"), office.responder("Rune Holm")]);
  const title = unique("The printer stops");
  const files = [
    { name: "printer.log", mimeType: "text/plain", buffer: log() },
    { name: "windows.txt", mimeType: "text/plain", buffer: Buffer.from("\uFEFFGröße", "utf16le") },
    { name: "old.txt", mimeType: "text/plain", buffer: Buffer.from("Gr\u00f6\u00dfe in cm", "latin1") },
    { name: "program.log", mimeType: "text/plain", buffer: Buffer.from("MZ\u0000\u0001\u0000") },
  ];

  await test.step("before it is sent", async () => {
    await noor.page.getByRole("link", { name: "New ticket" }).click();
    await noor.page.locator("input[type=file]").setInputFiles(files);
    await noor.page.getByRole("button", { name: "View windows.txt" }).click();
    const viewer = noor.page.getByRole("dialog", { name: "windows.txt" });
    await expect(viewer.getByRole("group", { name: "Text" })).toContainText("Größe");
    await expect(viewer).toContainText("UTF-16");
    await noor.page.keyboard.press("ArrowRight");
    await expect(noor.page.getByRole("dialog", { name: "old.txt" })).toContainText("Größe in cm");
    await noor.page.keyboard.press("Escape");
    await expect(noor.page.getByRole("button", { name: "View program.log" })).toHaveCount(0);
    await noor.page.getByLabel("Title").fill(title);
    await noor.page.getByLabel("Description").fill("See the log.");
    await noor.page.getByRole("button", { name: "Create ticket" }).click();
    await expect(noor.ticket.pane.getByRole("button", { name: "Save program.log" })).toBeVisible();
    await expect(noor.ticket.pane).toContainText("Named .log, but it contains something else: EXE");
  });

  await rune.opens(title, "Pool");
  const view = rune.ticket.pane.getByRole("button", { name: "View printer.log" });
  await view.focus();
  await rune.page.keyboard.press("Enter");
  const viewer = rune.page.getByRole("dialog");
  const text = viewer.getByRole("group", { name: "Text" });
  const row = (number: number) => text.locator(`[data-number="${number}"]`);

  await test.step("nothing in it acts", async () => {
    await expect(row(2)).toHaveText("red and <U+202E>reversed <b>bold</b>");
    await expect(viewer).toContainText("100,000 lines");
    await expect(viewer).toContainText("1 of 3");
  });

  await test.step("it is searched by keyboard", async () => {
    const field = viewer.getByRole("searchbox", { name: "Search the text" });
    await rune.page.keyboard.press("Control+f");
    await expect(field).toBeFocused();
    await rune.page.keyboard.type("error");
    await expect(viewer).toContainText("1 of 2");
    const current = text.locator("[data-current]");
    await expect(current).toHaveText("ERROR");
    await expect(row(70_001)).toBeInViewport();
    await rune.page.keyboard.press("Enter");
    await expect(current).toHaveText("error");
    await expect(row(90_001)).toBeInViewport();
    await rune.page.keyboard.press("Shift+F3");
    await expect(row(70_001)).toBeInViewport();
    await field.fill("no such words");
    await expect(viewer).toContainText("No hits");
    await rune.page.keyboard.press("Escape");
    await expect(field, "the first Escape ends the search").toHaveValue("");
    await expect(text).toBeFocused();
  });

  await test.step("only what is near to the view is on the page", async () => {
    await rune.page.keyboard.press("Control+End");
    await expect(row(LINES)).toBeInViewport();
    await rune.page.keyboard.press("Control+Home");
    await expect(row(1)).toBeInViewport();
    await expect(row(LINES)).toHaveCount(0);
    expect(await text.locator("[data-number]").count()).toBeLessThan(2000);
  });

  await test.step("long lines are wrapped or scrolled", async () => {
    const isWide = () => text.evaluate((element) => element.scrollWidth > element.clientWidth);
    await viewer.getByRole("searchbox").fill("no paper no paper");
    await expect(row(90_001)).toBeInViewport();
    expect(await isWide()).toBe(false);
    await viewer.getByRole("button", { name: /^Wrap long lines/ }).click();
    await expect.poll(isWide).toBe(true);
    await expect(row(90_001), "it stays in view").toBeInViewport();
  });

  await test.step("copied and saved", async () => {
    await rune.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const copied = () => rune.page.evaluate(() => navigator.clipboard.readText());
    await text.focus();
    await rune.page.keyboard.press("Control+a");
    await rune.page.keyboard.press("Control+c");
    expect((await copied()).split("\n"), "also what is not on the page").toHaveLength(LINES);
    await rune.page.evaluate(() => navigator.clipboard.writeText(""));
    await viewer.getByRole("button", { name: "Copy text" }).click();
    await expect(viewer).toContainText("Text copied");
    expect((await copied()).split("\n")).toHaveLength(LINES);
    await viewer.getByRole("button", { name: "Save printer.log" }).click();
    await expect(viewer).toContainText("Saved as printer.log");
    await viewer.getByRole("button", { name: "Close" }).click();
    await expect(view).toBeFocused();
  });
});
