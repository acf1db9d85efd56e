import type { Page } from "@playwright/test";
import type { Commands } from "../../../ui/src/api/wire";

/** Delays the answers to a command, as on a slow network, until the returned function is called. */
export async function holdBack(page: Page, command: keyof Commands): Promise<() => Promise<void>> {
  const calls = `**/rpc/*/${command}`;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(calls, async (route) => {
    await released;
    await route.continue();
  });
  return async () => {
    release();
    await page.unrouteAll({ behavior: "wait" });
  };
}
