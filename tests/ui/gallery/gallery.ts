import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page, TestInfo } from "@playwright/test";
import { expect } from "@playwright/test";
import { violations } from "../support/inspection";
import { sticksOut } from "../support/layout";
import type { Office } from "../support/office";
import type { Person } from "../support/person";
import { test as base } from "../support/test";
import { Viewport } from "./viewport";
import { type Label, DIRECTORY } from "./directory";
import { TAKEN, WHOLE } from "./variants";

export { expect };

/** Checks a screen in every variant. */
export class Gallery {
  constructor(
    private readonly office: Office,
    private readonly info: TestInfo,
  ) {}

  /** A person of the samples at a workstation. */
  async person(username: "nadia" | "jonas" | "priya" | "tomas"): Promise<Person> {
    return this.office.member(username, "three-green-kettles-sing");
  }

  /** Checks the page as it is. A problem in one variant does not stop the others. */
  async show(page: Page, name: string, words: string): Promise<void> {
    const [group = ""] = this.info.titlePath.slice(1);
    const viewport = await Viewport.on(page);
    await page.mouse.move(0, 0);
    for (const variant of TAKEN) {
      const undo = await viewport.show(variant);
      if (WHOLE) await page.screenshot({ path: join(DIRECTORY, `${name}.${variant.name}.png`) });
      const told = `${words}, ${variant.words.toLowerCase()}`;
      expect
        .soft(await page.evaluate(sticksOut), `${told}: nothing may be wider than the window`)
        .toEqual([]);
      expect.soft(await violations(page), `${told}: accessibility`).toEqual([]);
      await undo();
    }
    await (
      await viewport.show({ name: "", words: "", width: 1280, height: 800 })
    )();
    if (WHOLE) this.#label({ group, name, words, at: Date.now() });
  }

  #label(label: Label): void {
    mkdirSync(join(DIRECTORY, "labels"), { recursive: true });
    writeFileSync(join(DIRECTORY, "labels", `${label.name}.json`), JSON.stringify(label));
  }
}

export const test = base.extend<{ gallery: Gallery }>({
  gallery: async ({ office }, use, info) => {
    await use(new Gallery(office, info));
  },
});
