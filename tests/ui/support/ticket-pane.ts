import type { Locator, Page } from "@playwright/test";

type Action = "Claim" | "Complete" | "Decline" | "Edit" | "Give back" | "Withdraw";

/** The ticket that is open beside the list. */
export class TicketPane {
  readonly pane: Locator;
  readonly activity: Locator;
  readonly message: Locator;

  constructor(private readonly page: Page) {
    this.pane = page.getByRole("region", { name: "Details" });
    this.activity = this.pane.getByRole("region", { name: "Activity" });
    this.message = this.pane.getByRole("textbox", { name: "Message" });
  }

  heading(title: string): Locator {
    return this.pane.getByRole("heading", { name: title });
  }

  /** The status badge of the ticket. */
  status(word: "Pending" | "In process" | "Done" | "Withdrawn"): Locator {
    return this.pane.getByText(word, { exact: true });
  }

  action(name: Action): Locator {
    return this.pane.getByRole("group", { name: "Ticket actions" }).getByRole("button", { name });
  }

  /** The value of a fact: "Responder", "Created by". */
  fact(name: string): Locator {
    return this.pane.getByRole("definition").and(this.page.locator(`dt:has-text("${name}") + dd`));
  }

  async writes(body: string): Promise<void> {
    await this.message.fill(body);
    await this.pane.getByRole("button", { name: "Send", exact: true }).click();
  }

  /** Runs an action that asks for a note first. */
  async step(name: "Complete" | "Decline" | "Give back" | "Withdraw", note: string): Promise<void> {
    await this.action(name).click();
    const dialog = this.page.getByRole(name === "Decline" || name === "Withdraw" ? "alertdialog" : "dialog");
    await dialog.getByRole("textbox").fill(note);
    const send = {
      Complete: name,
      Decline: "Decline for good",
      "Give back": name,
      Withdraw: "Withdraw ticket",
    }[name];
    await dialog.getByRole("button", { name: send, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}
