import type { CDPSession, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { Language } from "../../../ui/src/api/wire";
import { tell } from "../support/signals";
import type { Variant } from "./variants";

const USUAL = 16;
const APART = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

/** Changes size, colours and language of a window, but not its content. */
export class Viewport {
  #language: Language = "en";
  #text = USUAL;

  private constructor(
    private readonly page: Page,
    private readonly devtools: CDPSession,
  ) {}

  static async on(page: Page): Promise<Viewport> {
    return new Viewport(page, await page.context().newCDPSession(page));
  }

  async show(variant: Variant): Promise<() => Promise<void>> {
    const { page } = this;
    await page.emulateMedia({
      colorScheme: variant.dark ? "dark" : "light",
      contrast: variant.contrast ? "more" : "no-preference",
      forcedColors: variant.forced ? "active" : "none",
    });
    await this.#size(variant.text ?? USUAL);
    await page.setViewportSize({ width: variant.width, height: variant.height });
    await this.#setLanguage(variant.language ?? "en");
    const apart = variant.apart ? await page.addStyleTag({ content: APART }) : null;
    await this.#waitUntilStill();
    return async () => {
      await apart?.evaluate((tag) => (tag as Element).remove());
    };
  }

  async #waitUntilStill(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await expect.poll(() => this.page.evaluate(() => document.getAnimations().length)).toBe(0);
  }

  async #size(text: number): Promise<void> {
    if (text === this.#text) return;
    this.#text = text;
    await this.devtools.send("Page.setFontSizes", { fontSizes: { standard: text, fixed: text } });
  }

  async #setLanguage(language: Language): Promise<void> {
    if (language === this.#language) return;
    this.#language = language;
    await tell(this.page, { signal: "language", language });
    await expect(this.page.locator("html")).toHaveAttribute("lang", language);
  }
}
