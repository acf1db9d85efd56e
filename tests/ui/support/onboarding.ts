import type { Locator, Page } from "@playwright/test";
import type { Details } from "./details";

/** The sign-in and sign-up screens. */
export class Onboarding {
  constructor(private readonly page: Page) {}

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  optional(label: "Phone" | "Profession" | "Organisation" | "Address"): Locator {
    return this.page.getByLabel(`${label} optional`);
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.field("User name").fill(username);
    await this.field("Password").fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  async toSignUp(): Promise<void> {
    await this.page.getByRole("button", { name: "Create an account" }).click();
  }

  /** Fills the sign-up form without sending it. */
  async fillIn(details: Details): Promise<void> {
    if (details.invitation !== "") {
      await this.page.getByRole("radio", { name: "Responder" }).check();
      await this.field("Invitation code").fill(details.invitation);
    }
    await this.field("Full name").fill(details.name);
    await this.field("User name").fill(details.username);
    await this.field("Email").fill(details.email);
    await this.field("Country").selectOption(details.phoneRegion);
    await this.optional("Phone").fill(details.phone);
    await this.optional("Profession").fill(details.profession);
    await this.optional("Organisation").fill(details.organisation);
    await this.optional("Address").fill(details.address);
    await this.field("Password").fill(details.password);
  }

  async create(): Promise<void> {
    await this.page.getByRole("button", { name: "Create account" }).click();
  }
}
