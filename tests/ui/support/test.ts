import { test as base } from "@playwright/test";
import { Office } from "./office";

export { expect } from "@playwright/test";
export { unique } from "./details";

export const test = base.extend<{ office: Office }>({
  office: async ({ browser }, use, info) => {
    const office = new Office(browser, info.parallelIndex);
    await use(office);
    await office.leave();
  },
});
