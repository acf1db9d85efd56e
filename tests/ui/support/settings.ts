import type { Locator, Page } from "@playwright/test";

export type SettingsPart =
  | "Appearance and language"
  | "Notifications"
  | "Start and closing"
  | "Connection"
  | "Data on this computer"
  | "About";

/** The settings, before and after signing in. */
export class Settings {
  constructor(private readonly page: Page) {}

  async go(part: SettingsPart): Promise<void> {
    const parts = this.page.getByRole("navigation", { name: "Settings sections" });
    await parts.getByRole("link", { name: part, exact: true }).click();
    await this.page.getByRole("heading", { name: part, level: 2 }).waitFor();
  }

  switch(name: string): Locator {
    return this.page.getByRole("switch", { name, exact: true });
  }
}
