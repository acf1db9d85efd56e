import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = join(import.meta.dirname, "..");

const sheets = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(svelte|css)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(SOURCE, path), "utf8") }))
  .map(({ path, text }) => ({
    path,
    css: path.endsWith(".css") ? text : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? ""),
  }));

/** Left and right are not mirrored in right-to-left languages. */
const PHYSICAL: readonly RegExp[] = [
  /^(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)\b/,
  /^border-(top|bottom)-(left|right)-radius:/,
  /^(left|right):/,
  /^(text-align|float|clear): (left|right)/,
];

/** One value for each side of a box: the second is for the right, the fourth for the left. */
function isLopsided(declaration: string): boolean {
  const [, values] =
    /^(?:margin|padding|inset|border-width|border-radius):\s*([^;]+);?$/.exec(declaration) ?? [];
  const sides = values?.match(/(?:[^\s(]+\([^)]*\)|[^\s]+)/g) ?? [];
  return sides.length === 4 && sides[1] !== sides[3];
}

describe("styles", () => {
  it.each(sheets)("of $path use logical properties only", ({ css }) => {
    const declarations = css.split(/[\n{}]/).map((line) => line.trim());
    expect(
      declarations.filter((line) => PHYSICAL.some((rule) => rule.test(line)) || isLopsided(line)),
    ).toEqual([]);
  });
});
