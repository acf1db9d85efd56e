import type { Page, Request } from "@playwright/test";

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

interface Chunk {
  size: number;
  position: number;
  bytes: string;
}

/** The content of the next file that the page adds to a draft, byte by byte. */
export function addedFile(page: Page): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const listen = (request: Request) => {
      if (!request.url().endsWith("/file_add")) return;
      const { size, position, bytes } = request.postDataJSON() as Chunk;
      chunks[position] = Buffer.from(bytes, "base64");
      const content = Buffer.concat(chunks);
      if (content.length < size) return;
      page.off("request", listen);
      resolve(content);
    };
    page.on("request", listen);
  });
}

/** The kinds of chunks in a PNG, each once, in their order. */
export function chunksOf(png: Buffer): string[] {
  const kinds: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    kinds.push(png.toString("latin1", at + 4, at + 8));
  }
  return [...new Set(kinds)];
}

/** The pixels of a PNG, as the browser decodes them. */
export async function pixelsOf(page: Page, png: Buffer) {
  const { width, height, data } = await page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas");
      context.drawImage(image, 0, 0);
      const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let text = "";
      for (let at = 0; at < data.length; at += 8192)
        text += String.fromCharCode(...data.subarray(at, at + 8192));
      return { width, height, data: btoa(text) };
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  const bytes = Buffer.from(data, "base64");
  return {
    width,
    height,
    /** The different colours between two corners, each as "red,green,blue,opacity". */
    within(left: number, top: number, right: number, bottom: number): string[] {
      const colours = new Set<string>();
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) {
          const at = (y * width + x) * 4;
          colours.add(bytes.subarray(at, at + 4).join(","));
        }
      }
      return [...colours];
    },
  };
}
