import type { Page } from "@playwright/test";
import { expect, test, unique } from "../support/test";
import { addedFile, chunksOf, pixelsOf } from "../support/picture";

/** Draws from one place of the shown picture to another, both in its own pixels. */
async function draw(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const canvas = page.getByLabel("Screenshot. Arrows move");
  const box = await canvas.boundingBox();
  const width = await canvas.getAttribute("width");
  if (box === null || width === null) throw new Error("there is no picture");
  const scale = box.width / Number(width);
  await page.mouse.move(box.x + from[0] * scale, box.y + from[1] * scale);
  await page.mouse.down();
  await page.mouse.move(box.x + to[0] * scale, box.y + to[1] * scale, { steps: 4 });
  await page.mouse.up();
}

test("a screenshot is marked up, and what is blacked out is gone", async ({ office }) => {
  const [noor, rune] = await Promise.all([office.employee("Noor Haddad"), office.responder("Rune Holm")]);
  const title = unique("The list is wrong");
  const { page } = noor;
  await page.getByRole("link", { name: "New ticket" }).click();
  const button = page.getByRole("button", { name: "Screenshot", exact: true });

  await test.step("of a whole screen, after cancelling once", async () => {
    await button.click();
    await page
      .getByRole("dialog", { name: "Take screenshot" })
      .getByRole("button", { name: "Cancel" })
      .click();
    await expect(button).toBeFocused();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Take screenshot" });
    await dialog.getByRole("button", { name: "Show" }).click();
    await page.getByRole("option", { name: "Whole screen" }).click();
    await dialog.getByRole("button", { name: "Take screenshot" }).click();
    await expect(page.getByRole("dialog", { name: "Mark up the screenshot" })).toBeVisible();
  });

  const editor = page.getByRole("dialog", { name: "Mark up the screenshot" });
  const tool = (name: string) => editor.getByRole("button", { name });

  await test.step("marked up", async () => {
    await draw(page, [1000, 600], [1100, 700]);
    await page.keyboard.press("h");
    await expect(tool("Black out (H)")).toHaveAttribute("aria-pressed", "true");
    await draw(page, [200, 100], [400, 300]);
    await page.keyboard.press("b");
    await draw(page, [100, 400], [300, 500]);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("t");
    await draw(page, [600, 200], [600, 200]);
    await page.keyboard.type("Here");
    // The next press on the picture ends this text and begins another.
    await draw(page, [700, 300], [700, 300]);
    await page.keyboard.type("chat");
    await page.keyboard.press("Enter");
    await expect(tool("Text (T)"), "letters of a text choose no tool").toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await page.keyboard.press("c");
    await draw(page, [100, 50], [1180, 750]);
  });

  await test.step("closing by mistake can be undone", async () => {
    await page.keyboard.press("Escape");
    await expect(editor).toHaveCount(0);
    await expect(button).toBeFocused();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(editor).toBeVisible();
  });

  const added = addedFile(page);
  await tool("Add screenshot").click();
  await expect(editor).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^View Screenshot .*\.png$/ })).toBeVisible();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Description").fill("See the screenshot.");
  await page.getByRole("button", { name: "Create ticket" }).click();

  await test.step("what arrives holds nothing of what was hidden", async () => {
    await rune.opens(title, "Pool");
    await expect(rune.ticket.pane.getByRole("button", { name: /^View Screenshot/ })).toBeVisible();
    const file = await added;
    expect(chunksOf(file), "no place, no program, no time").toEqual(["IHDR", "IDAT", "IEND"]);
    const picture = await pixelsOf(rune.page, file);
    expect([picture.width, picture.height].map((side) => Math.round(side / 10) * 10)).toEqual([1080, 700]);
    // The crop began at 100, 50, give or take what a pixel of the window covers.
    const hidden = picture.within(104, 54, 296, 246);
    expect(hidden, "one colour").toEqual(["0,0,0,255"]);
    expect(picture.within(5, 5, 90, 40).length, "the rest is as it was").toBeGreaterThan(10);
    expect(picture.within(900, 550, 1000, 650), "the arrow is there").toContain("225,29,72,255");
    expect(picture.within(0, 350, 200, 450), "what was undone is not").not.toContain("225,29,72,255");
    expect(picture.within(500, 150, 590, 200), "the text is there").toContain("225,29,72,255");
    expect(picture.within(600, 250, 720, 300), "so is the other").toContain("225,29,72,255");
  });
});

test("a part of the screen is cut out by keyboard alone", async ({ office }) => {
  const noor = await office.employee("Noor Haddad");
  const { page } = noor;
  const sent: string[] = [];
  page.on("request", (request) => sent.push(new URL(request.url()).pathname));
  await page.getByRole("link", { name: "New ticket" }).click();
  await expect(page.getByRole("button", { name: "Screenshot", exact: true })).toBeVisible();
  await page.getByLabel("Title").fill(unique("Cut out"));
  await page.getByLabel("Description").fill("See the screenshot.");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("screenshot");
  await page.getByRole("option", { name: "Attach a screenshot" }).click();
  const asks = page.getByRole("dialog", { name: "Take screenshot" });
  await expect(asks.getByRole("button", { name: "Take screenshot" })).toBeFocused();
  await page.keyboard.press("Enter");
  const editor = page.getByRole("dialog", { name: "Mark up the screenshot" });
  await expect(editor.getByRole("button", { name: "Crop (C)" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByLabel("Screenshot. Arrows move"), "the picture has the focus").toBeFocused();
  await page.keyboard.press(" ");
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowRight");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  await page.route(
    "**/rpc/*/file_add",
    (route) =>
      route.fulfill({
        status: 422,
        json: {
          code: "storage.full",
          message: "",
          retryable: false,
          reference: "x",
          field: null,
          limit: null,
        },
      }),
    { times: 1 },
  );
  await page.keyboard.press("Control+Enter");
  await expect(editor.getByRole("alert"), "it stays open").toContainText("could not be added");
  await page.keyboard.press("Control+Enter");
  const view = page.getByRole("button", { name: /^View Screenshot/ });
  await expect(view).toBeVisible();
  await view.click();
  // A step is a fiftieth of 1280 pixels.
  await expect(page.getByRole("dialog")).toContainText("130 × 104 pixels");
  expect(sent.filter((path) => path.endsWith("/ticket_create"))).toEqual([]);
});
