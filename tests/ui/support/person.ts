import { expect, type Locator } from "@playwright/test";
import { v7 } from "uuid";
import type { Delivery, Ticket } from "../../../ui/src/api/wire";
import type { Details } from "./details";
import { Refused } from "./rpc";
import { Settings, type SettingsPart } from "./settings";
import { TicketPane } from "./ticket-pane";
import type { Workstation } from "./workstation";

export type Place = "Pool" | "My work" | "Log" | "My tickets" | "Inbox" | "Drafts" | "People";

/** A signed-in person, and what they see and do. */
export class Person {
  readonly page;
  readonly ticket;

  constructor(
    readonly workstation: Workstation,
    readonly details: Details,
  ) {
    this.page = workstation.page;
    this.ticket = new TicketPane(this.page);
  }

  get name(): string {
    return this.details.name;
  }

  get role(): "employee" | "responder" {
    return this.details.invitation === "" ? "employee" : "responder";
  }

  async id(): Promise<number> {
    return (await this.workstation.rpc("person_profile", null)).id;
  }

  /** The navigation link to a section, with its count. */
  place(name: Place): Locator {
    return this.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
  }

  async visit(name: Place): Promise<void> {
    await this.place(name).click();
  }

  /** Expects this count beside the inbox. */
  async expectUnread(count: number): Promise<void> {
    await expect(this.place("Inbox")).toHaveAccessibleName(count === 0 ? "Inbox" : `Inbox ${count} Unread`);
  }

  /** A row of the list on the screen. */
  row(words: string | RegExp): Locator {
    return this.page.getByRole("main").getByRole("listitem").getByRole("link").filter({ hasText: words });
  }

  /** A toast. */
  toast(words: string | RegExp): Locator {
    return this.page
      .getByRole("region", { name: "Messages from the application" })
      .getByRole("listitem")
      .filter({ hasText: words });
  }

  async menu(entry: "Profile" | "Security" | "Settings" | "Keyboard shortcuts" | "Sign out"): Promise<void> {
    await this.page.getByRole("button", { name: `Account of ${this.name}` }).click();
    const role = entry === "Keyboard shortcuts" || entry === "Sign out" ? "button" : "link";
    const way = this.page.getByRole("navigation", { name: "Main" });
    await way.getByRole(role, { name: entry, exact: true }).click();
  }

  /** Opens a section of the settings. */
  async settings(part: SettingsPart): Promise<void> {
    await this.menu("Settings");
    await new Settings(this.page).go(part);
  }

  /** Opens a ticket from the list of a section. */
  async opens(title: string, place: Place): Promise<void> {
    await this.visit(place);
    await this.row(title).click();
  }

  /** Creates a ticket in the form. */
  async creates(title: string, description: string): Promise<void> {
    await this.page.getByRole("link", { name: "New ticket" }).click();
    await this.page.getByLabel("Title").fill(title);
    await this.page.getByLabel("Description").fill(description);
    await this.page.getByRole("button", { name: "Create ticket" }).click();
  }

  /** Creates a ticket for the set-up of a story. */
  async hasCreated(title: string, description = "It does not work any more."): Promise<Ticket> {
    const ticket = { request: v7(), title, description, draftKey: "" };
    return arrived(await this.workstation.rpc("ticket_create", ticket));
  }

  /** Claims a ticket for the set-up of a story. */
  async hasClaimed(ticket: Ticket): Promise<void> {
    await this.workstation.rpc("ticket_claim", { request: v7(), ticket: ticket.id });
  }

  async hasDeclined(ticket: { id: number }): Promise<void> {
    await this.workstation.rpc("ticket_decline", { request: v7(), ticket: ticket.id, note: "" });
  }

  async hasWithdrawn(ticket: { id: number }): Promise<void> {
    await this.workstation.rpc("ticket_withdraw", {
      request: v7(),
      ticket: ticket.id,
      note: "",
      draftKey: "",
    });
  }

  async hasCompleted(ticket: Ticket, note: string): Promise<void> {
    await this.workstation.rpc("ticket_complete", { request: v7(), ticket: ticket.id, note });
  }

  /** Edits the saved version. */
  async hasEdited(ticket: Ticket, texts: { title: string; description: string }): Promise<void> {
    const shown = await this.workstation.rpc("ticket_show", { ticket: ticket.id });
    const { version } = shown.value.ticket;
    await this.workstation.rpc("ticket_edit", {
      request: v7(),
      ticket: ticket.id,
      version,
      draftKey: "",
      ...texts,
    });
  }

  /** Writes in a ticket without opening it. */
  async hasWritten(ticket: Ticket, body: string): Promise<void> {
    const to = { kind: "ticket", id: ticket.id } as const;
    await this.workstation.rpc("message_send", { request: v7(), to, body, seen: null, draftKey: "" });
  }

  /** Writes to somebody outside of tickets. */
  async hasSaid(other: Person, body: string): Promise<void> {
    const to = { kind: "person", id: await other.id() } as const;
    await this.workstation.rpc("message_send", { request: v7(), to, body, seen: null, draftKey: "" });
  }

  /** Withdraws pending tickets. A person whom the story signed out has none to withdraw. */
  async tidyUp(): Promise<void> {
    const { workstation } = this;
    try {
      if (this.role === "responder") return;
      const { value } = await workstation.rpc("ticket_mine", { done: false, after: null });
      for (const row of value.rows) if (row.status === "pending") await this.hasWithdrawn(row);
    } catch (error) {
      if (!(error instanceof Refused && error.wire.code === "session.ended")) throw error;
    }
  }
}

/** The answer to an operation sent while the database was available. */
function arrived<T>(delivery: Delivery<T>): T {
  if (delivery.outcome === "waiting") throw new Error("it waits in the outbox");
  return delivery.answer;
}
