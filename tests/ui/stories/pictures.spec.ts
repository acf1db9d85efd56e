import { expect, test, unique } from "../support/test";
import { inChromium } from "../support/picture";

test("pictures are seen small in the form and the thread, and large in the viewer", async ({ office }) => {
  const [noor, rune] = await Promise.all([office.employee("Noor Haddad"), office.responder("Rune Holm")]);
  const title = unique("The screen flickers");
  const [red, wide] = await Promise.all([
    inChromium(noor.page, 40, 30, "#c00000"),
    inChromium(noor.page, 3000, 900, "#0000c0"),
  ]);

  await test.step("before it is sent", async () => {
    await noor.page.getByRole("link", { name: "New ticket" }).click();
    await noor.page.locator("input[type=file]").setInputFiles([
      { name: "red.png", mimeType: "image/png", buffer: red },
      { name: "wide.png", mimeType: "image/png", buffer: wide },
      {
        name: "drawing.png",
        mimeType: "image/png",
        buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
      },
    ]);
    const view = noor.page.getByRole("button", { name: "View red.png" });
    await expect(view.locator("img")).toHaveJSProperty("naturalWidth", 40);
    await noor.page.getByRole("button", { name: "View drawing.png" }).click();
    const source = noor.page.getByRole("dialog", { name: "drawing.png" });
    await expect(source.getByRole("group", { name: "Text" }), "SVG is no picture").toContainText("<svg");
    await noor.page.keyboard.press("Escape");
    await view.click();
    const viewer = noor.page.getByRole("dialog", { name: "red.png" });
    await expect(viewer.getByRole("img", { name: "red.png" })).toBeVisible();
    await noor.page.keyboard.press("Escape");
    await expect(viewer).toHaveCount(0);
    await expect(view, "the focus returns").toBeFocused();
    await noor.page.getByLabel("Title").fill(title);
    await noor.page.getByLabel("Description").fill("See the pictures.");
    await noor.page.getByRole("button", { name: "Create ticket" }).click();
    await expect(noor.ticket.pane.getByRole("button", { name: "View wide.png" })).toBeVisible();
  });

  await rune.opens(title, "Pool");
  const view = rune.ticket.pane.getByRole("button", { name: "View red.png" });
  await expect(view.locator("img"), "a thumbnail in the thread").toHaveJSProperty("naturalWidth", 40);
  await view.focus();
  await rune.page.keyboard.press("Enter");
  const viewer = rune.page.getByRole("dialog");
  const picture = viewer.getByRole("img");
  const width = async () => (await picture.boundingBox())?.width ?? 0;

  await test.step("the whole viewer works by keyboard", async () => {
    await expect(picture).toHaveAccessibleName(/^red\.png, from Noor Haddad/);
    await expect(viewer).toContainText("1 of 3");
    await rune.page.keyboard.press("ArrowRight");
    await expect(picture).toHaveAccessibleName(/^wide\.png, from Noor Haddad/);
    await expect(viewer).toContainText("3,000 × 900 pixels");
    const fitting = await width();
    expect(fitting, "the whole picture is visible").toBeLessThan(3000);
    await rune.page.keyboard.press("1");
    await expect.poll(width).toBe(3000);
    await rune.page.keyboard.press("+");
    await expect.poll(width).toBe(3750);
    await rune.page.keyboard.press("-");
    await expect.poll(width).toBe(3000);
    await rune.page.keyboard.press("0");
    await expect.poll(width).toBe(fitting);
    await rune.page.keyboard.press("ArrowLeft");
    await expect(picture).toHaveAccessibleName(/^red\.png, from Noor Haddad/);
  });

  await test.step("wheel and pointer", async () => {
    await viewer.getByRole("button", { name: /^Next file/ }).click();
    await viewer.getByRole("button", { name: "Actual size (1)" }).click();
    await expect.poll(width).toBe(3000);
    const stage = viewer.getByRole("group", { name: "Picture" });
    const left = () => stage.evaluate((element) => element.scrollLeft);
    const before = await left();
    await stage.hover();
    await rune.page.mouse.down();
    await rune.page.mouse.move(200, 300);
    await rune.page.mouse.up();
    expect(await left(), "it is dragged").not.toBe(before);
    await rune.page.mouse.wheel(0, 200);
    await expect.poll(width).toBeLessThan(3000);
  });

  await test.step("copied and saved", async () => {
    await rune.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await viewer.getByRole("button", { name: "Copy picture" }).click();
    await expect(viewer).toContainText("Picture copied");
    const copied = await rune.page.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
    expect(copied).toEqual(["image/png"]);
    await viewer.getByRole("button", { name: "Save wide.png" }).click();
    await expect(viewer).toContainText("Saved as wide.png");
    await viewer.getByRole("button", { name: "Close" }).click();
    await expect(view).toBeFocused();
  });
});

/** A GIF of one red pixel. */
const GIF = "R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=";

test("a picture is pasted in each format", async ({ office }) => {
  const { page } = await office.employee("Noor Haddad");
  await page.getByRole("link", { name: "New ticket" }).click();
  await expect(page.getByLabel("Title")).toBeVisible();
  for (const format of ["png", "jpeg", "webp", "gif"]) {
    await page.evaluate(
      ([format, gif]) => {
        const address =
          format === "gif"
            ? `data:image/gif;base64,${gif}`
            : document.createElement("canvas").toDataURL(`image/${format}`);
        const bytes = Uint8Array.from(atob(address.split(",")[1] ?? ""), (sign) => sign.charCodeAt(0));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([bytes], `pasted.${format}`, { type: `image/${format}` }));
        document.body.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      [format, GIF] as const,
    );
    const view = page.getByRole("button", { name: `View pasted.${format}` });
    await expect(view.locator("img")).toHaveJSProperty("naturalWidth", format === "gif" ? 1 : 192);
  }
});
