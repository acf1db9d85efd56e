import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page, TestInfo } from "@playwright/test";
import { expect } from "@playwright/test";
import { violations } from "../support/inspection";
import { sticksOut } from "../support/layout";
import type { Office } from "../support/office";
import type { Person } from "../support/person";
import { test as base } from "../support/test";
import { Eye } from "./eye";
import { type Label, PLACE } from "./place";
import { TAKEN, WHOLE } from "./ways";

export { expect };

/** Takes what stands on a screen in every way. */
export class Gallery {
  constructor(
    private readonly office: Office,
    private readonly info: TestInfo,
  ) {}

  /** Somebody of the samples at a workstation. */
  async person(username: "nadia" | "jonas" | "priya" | "tomas"): Promise<Person> {
    return this.office.member(username, "three-green-kettles-sing");
  }

  /** Looks at the page as it stands. What is wrong in one way does not keep the other ways from being looked at. */
  async show(page: Page, name: string, words: string): Promise<void> {
    const [group = ""] = this.info.titlePath.slice(1);
    const eye = await Eye.on(page);
    await page.mouse.move(0, 0);
    for (const way of TAKEN) {
      const undo = await eye.look(way);
      if (WHOLE) await page.screenshot({ path: join(PLACE, `${name}.${way.name}.png`) });
      const told = `${words}, ${way.words.toLowerCase()}`;
      expect.soft(await page.evaluate(sticksOut), `${told}: nothing is wider than the window`).toEqual([]);
      expect.soft(await violations(page), `${told}: accessibility`).toEqual([]);
      await undo();
    }
    await (
      await eye.look({ name: "", words: "", width: 1280, height: 800 })
    )();
    if (WHOLE) this.#label({ group, name, words, at: Date.now() });
  }

  #label(label: Label): void {
    mkdirSync(join(PLACE, "labels"), { recursive: true });
    writeFileSync(join(PLACE, "labels", `${label.name}.json`), JSON.stringify(label));
  }
}

export const test = base.extend<{ gallery: Gallery }>({
  gallery: async ({ office }, use, info) => {
    await use(new Gallery(office, info));
  },
});
