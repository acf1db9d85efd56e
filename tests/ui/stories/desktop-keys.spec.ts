import { unique } from "../support/details";
import { expect, test } from "../support/test";

test("the keys of every desktop: find, print, size, refresh", async ({ office }) => {
  const [ada, tomas] = await Promise.all([office.employee("Ada Kern"), office.responder("Tomas Lund")]);
  const title = unique("The scanner stops");
  const log = Array.from({ length: 30 }, (_, line) => `12:00:${line + 10} scanner: step ${line + 1}`);
  const ticket = await ada.hasCreated(title, `It says:\n\`\`\`\n${log.join("\n")}\n\`\`\``);
  await tomas.hasClaimed(ticket);
  await tomas.hasWritten(ticket, "Which Scanner is it?");
  await tomas.opens(title, "My work");
  const { page } = tomas;
  const { pane } = tomas.ticket;

  /** Where a line of the log is: within what its block shows, and within the window. */
  const placeOf = (line: number) =>
    pane.locator("pre").evaluate((block, words) => {
      const text = block.firstChild;
      if (text === null) throw new Error("The block is empty");
      const range = document.createRange();
      range.setStart(text, (text.textContent ?? "").indexOf(words));
      range.setEnd(text, range.startOffset + words.length);
      const [place, shown] = [range.getBoundingClientRect(), block.getBoundingClientRect()];
      return {
        inBlock: place.top >= shown.top && place.bottom <= shown.bottom,
        inWindow: place.top >= 0 && place.bottom <= window.innerHeight,
      };
    }, `step ${line}`);

  await test.step("a long log is folded", async () => {
    await expect(pane.getByText("scanner: step 12")).toBeVisible();
    expect(await placeOf(12)).toMatchObject({ inBlock: true });
    expect(await placeOf(13)).toMatchObject({ inBlock: false });
    await pane.getByRole("button", { name: "Show all 30 lines" }).click();
    await expect.poll(() => placeOf(13)).toMatchObject({ inBlock: true });
    await pane.getByRole("button", { name: "Show less" }).click();
    await expect.poll(() => placeOf(13)).toMatchObject({ inBlock: false });
  });

  await test.step("Ctrl F finds, Enter goes on, Escape returns to the text", async () => {
    await page.keyboard.press("Control+f");
    await page.keyboard.type("which scanner");
    await expect(pane.getByText("1 of 1")).toBeVisible();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("scanner");
    await expect(pane.getByText(/^1 of 3\d$/), "what is folded counts").toBeVisible();
    await page.keyboard.press("Enter");
    await expect(pane.getByText(/^2 of 3\d$/)).toBeVisible();
    await expect(pane.getByRole("button", { name: "Show all 30 lines" })).toBeVisible();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("step 30");
    await expect(pane.getByText("1 of 1")).toBeVisible();
    await expect.poll(() => placeOf(30), "a hit unfolds").toEqual({ inBlock: true, inWindow: true });
    await expect(pane.getByRole("button", { name: "Show less" })).toBeVisible();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("nowhere");
    await expect(pane.getByText("Nothing found")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(pane.getByRole("search")).toHaveCount(0);
    await expect(tomas.ticket.heading(title), "Escape stays here").toBeVisible();
  });

  await test.step("Ctrl + and Ctrl 0 change the size, which is remembered", async () => {
    const size = () => page.evaluate(() => document.documentElement.style.fontSize);
    await page.keyboard.press("Control+=");
    expect(await size()).toBe("110%");
    await page.reload();
    await expect(tomas.ticket.heading(title)).toBeVisible();
    expect(await size()).toBe("110%");
    await page.keyboard.press("Control+0");
    expect(await size()).toBe("");
  });

  await test.step("Ctrl P prints the ticket and its thread, and nothing else", async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    await page.keyboard.press("Control+p");
    await expect(page.locator("body")).toHaveAttribute("data-printed");
    await page.emulateMedia({ media: "print" });
    await expect(tomas.ticket.heading(title)).toBeVisible();
    await expect(pane.getByText("Which Scanner is it?")).toBeVisible();
    expect(await placeOf(30), "all of a folded log").toMatchObject({ inBlock: true });
    await expect(pane.getByRole("button", { name: "Show all 30 lines" })).toBeHidden();
    await expect(tomas.row(title)).toBeHidden();
    await expect(tomas.ticket.message).toBeHidden();
    await expect(tomas.ticket.action("Complete"), "paper has nothing to press").toBeHidden();
    await expect(tomas.place("Inbox")).toBeHidden();
    await page.emulateMedia({ media: null });
  });

  await test.step("the requester is reachable", async () => {
    await expect(pane.getByRole("definition").getByText(ada.details.email)).toBeVisible();
    await pane.getByRole("link", { name: ada.name }).first().click();
    await expect(pane.getByRole("heading", { name: ada.name })).toBeVisible();
  });
});
