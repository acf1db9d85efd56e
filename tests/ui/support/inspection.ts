import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";
import { expectNothingSticksOut, SIZES } from "./layout";

const PICTURES = join(import.meta.dirname, "../../../build/screens");
const WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** The accessibility violations of the screen, for the failure message. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Loading axe takes longer than running it, so each document loads it once.
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  const options: RunOptions = {
    runOnly: { type: rules === undefined ? "tag" : "rule", values: rules ?? WCAG_2_2_AA },
    // Describing the passed rules would take longer than finding the violations.
    resultTypes: ["violations"],
  };
  return page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
    );
  }, options);
}

/**
 * Checks a screen as it is: its structure against the snapshot, its width, and its accessibility: every rule wide and narrow, and
 * the colour rules in the other scheme. Saves a picture of each.
 */
export async function inspect(
  page: Page,
  name: string,
  part: Locator = page.getByRole("main"),
): Promise<void> {
  await page.mouse.move(0, 0);
  await expect(part).toMatchAriaSnapshot({ name });
  for (const [width, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    await expectNothingSticksOut(page);
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
      await page.screenshot({ path: join(PICTURES, `${name}.${colorScheme}.${width}.png`) });
      if (colorScheme === "light") expect(await violations(page), `${name}, ${width}`).toEqual([]);
      else if (width === "wide")
        expect(await violations(page, ["color-contrast"]), `${name}, dark`).toEqual([]);
    }
  }
  await page.setViewportSize(SIZES.wide);
}
