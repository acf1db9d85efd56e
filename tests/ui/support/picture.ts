import type { Page } from "@playwright/test";

/** A PNG of one colour, made by the browser. */
export async function inChromium(page: Page, width: number, height: number, colour: string): Promise<Buffer> {
  const address = await page.evaluate(
    ([width, height, colour]) => {
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas");
      context.fillStyle = colour;
      context.fillRect(0, 0, width, height);
      return canvas.toDataURL("image/png");
    },
    [width, height, colour] as const,
  );
  return Buffer.from(address.split(",")[1] ?? "", "base64");
}
