import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { expectNothingSticksOut, SIZES } from "./layout";

const PICTURES = join(import.meta.dirname, "../../../build/screens");
const WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** What breaks the rules of accessibility on the screen, in words for the failure. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_2_2_AA).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  );
}

/**
 * Looks at a screen as it stands: its structure against the kept snapshot, accessibility and width in light and dark, wide and
 * narrow. Keeps a picture of each.
 */
export async function inspect(
  page: Page,
  name: string,
  part: Locator = page.getByRole("main"),
): Promise<void> {
  await expect(part).toMatchAriaSnapshot({ name });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await expectNothingSticksOut(page);
      await page.screenshot({ path: join(PICTURES, `${name}.${colorScheme}.${width}.png`) });
      expect(await violations(page), `${name}, ${colorScheme}, ${width}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(SIZES.wide);
}
