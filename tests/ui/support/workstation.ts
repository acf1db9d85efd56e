import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { Commands } from "../../../ui/src/api/wire";
import { complaintsOf } from "./complaints";
import { captureSignals } from "./signals";
import { rpc } from "./rpc";
import { address } from "./world";

/** A window of the application with its own profile. */
export class Workstation {
  #cutOff = false;

  private constructor(
    readonly profile: string,
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly complaints: readonly string[],
  ) {}

  /** An empty window. */
  static async at(browser: Browser, profile: string): Promise<Workstation> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await captureSignals(page);
    return new Workstation(profile, page, context, complaintsOf(page));
  }

  /** Opens the application, or reloads it. */
  async open(): Promise<void> {
    await this.page.goto(`/?profile=${this.profile}`);
  }

  rpc<C extends keyof Commands>(command: C, request: Commands[C]["request"]): Promise<Commands[C]["answer"]> {
    return rpc(this.profile, command, request);
  }

  /** Cuts all connections and refuses new ones, and waits until the window has noticed. */
  async cutOff(): Promise<void> {
    this.#cutOff = true;
    await this.outage("cut");
    await this.rpc("connection_retry", null);
    await expect(this.away).toBeVisible();
  }

  /** Restores the database and waits until the window has noticed. */
  async reconnect(): Promise<void> {
    await this.giveBack();
    await this.rpc("connection_retry", null);
    await expect(this.away).toBeHidden();
  }

  /** Restores the database; the window notices by itself. */
  async giveBack(): Promise<void> {
    this.#cutOff = false;
    await this.outage("none");
  }

  /** Ends an outage, even after a failed story. */
  async recover(): Promise<void> {
    if (!this.#cutOff) return;
    await this.giveBack();
    await this.rpc("connection_retry", null);
  }

  /** The banner of an outage. */
  get away(): Locator {
    return this.page.getByRole("status").filter({ hasText: "Database not reachable" });
  }

  /** Sets or ends a fault between this workstation and the database. */
  async outage(fault: "cut" | "frozen" | "none"): Promise<void> {
    const answer = await fetch(`${address()}/fault/${this.profile}`, { method: "POST", body: fault });
    expect(answer.status, await answer.text()).toBe(204);
  }

  /** Expects that nobody is signed in here and that the database answers. */
  async vacate(): Promise<void> {
    await expect
      .poll(async () => (await this.rpc("app_state", null)).connection.state, {
        message: `${this.profile} has no connection`,
      })
      .toBe("online");
    const { person, preferences } = await this.rpc("app_state", null);
    if (person !== null) await this.rpc("session_close", null);
    // Another test may have ended in another language.
    if (preferences.language !== null) await this.rpc("preferences_save", { ...preferences, language: null });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
