import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { Commands } from "../../../ui/src/api/wire";
import { complaintsOf } from "./complaints";
import { rpc } from "./rpc";

/** One window of the application with a profile of its own. */
export class Workstation {
  private constructor(
    readonly profile: string,
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly complaints: readonly string[],
  ) {}

  /** A window that shows nothing yet. */
  static async at(browser: Browser, profile: string): Promise<Workstation> {
    const context = await browser.newContext();
    const page = await context.newPage();
    return new Workstation(profile, page, context, complaintsOf(page));
  }

  /** Opens the application, or reloads it. */
  async open(): Promise<void> {
    await this.page.goto(`/?profile=${this.profile}`);
  }

  rpc<C extends keyof Commands>(command: C, request: Commands[C]["request"]): Promise<Commands[C]["answer"]> {
    return rpc(this.profile, command, request);
  }

  /** Nobody is signed in here and the database answers. */
  async vacate(): Promise<void> {
    await expect
      .poll(async () => (await this.rpc("app_state", null)).connection.state, {
        message: `${this.profile} has no connection`,
      })
      .toBe("online");
    if ((await this.rpc("app_state", null)).person !== null) await this.rpc("session_close", null);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
