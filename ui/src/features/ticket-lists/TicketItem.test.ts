// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PersonRef, Profile, TicketRow } from "../../api";
import { session } from "../../session/session.svelte";
import TicketItem from "./TicketItem.svelte";

const HOUR = 3_600_000;
const person = (id: number, name: string): PersonRef => ({
  ...{ id, name, username: name.toLowerCase(), active: true, look: name, mixed: false },
});
const ada = person(1, "Ada");
const bob = person(2, "Bob");

const row = (more: Partial<TicketRow>): TicketRow => {
  const createdAt = new Date().toISOString();
  return {
    ...{ id: 7, title: "Printer", excerpt: "It smokes.", status: "in process", closing: null },
    ...{ priority: "normal", category: { id: 1, name: "General" }, employee: ada, responder: bob, unread: 0 },
    ...{ createdAt, updatedAt: createdAt, respondBy: createdAt },
    ...{ turn: "requester", turnSince: new Date(Date.now() - 2 * HOUR).toISOString() },
    ...more,
  };
};

describe("whose turn it is, in a list", () => {
  beforeEach(() => {
    session.person = { id: ada.id } as Profile;
  });
  afterEach(() => {
    cleanup();
    session.person = null;
  });

  it("is said to whom the ticket waits for, and since when", () => {
    const { container } = render(TicketItem, { row: row({}), who: "responder" });
    expect(container).toHaveTextContent(/In process BBob Waits for you for 2 h #7$/);
    expect(screen.getByText("for 2 h")).toHaveAttribute("datetime");
  });

  it("names the other side once", () => {
    const { container } = render(TicketItem, { row: row({ turn: "responder" }), who: "responder" });
    expect(container).toHaveTextContent(/In process BWaits for Bob for 2 h #7$/);
  });

  it.each([
    ["what is pending, whose deadline says more", { status: "pending", responder: null, turn: "responder" }],
    ["what is done", { status: "done", closing: "completed", turn: null, turnSince: null }],
  ] as const)("is not said of %s", (_, more) => {
    const { container } = render(TicketItem, { row: row(more), who: "responder" });
    expect(container).not.toHaveTextContent(/Waits/);
  });
});
