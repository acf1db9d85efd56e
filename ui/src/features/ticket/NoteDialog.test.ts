// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CallError, rpc, type Ticket, type TicketRow } from "../../api";
import { session } from "../../session/session.svelte";
import { lists } from "../../data/lists.svelte";
import { router } from "../../window/router.svelte";
import { viewport } from "../../window/viewport.svelte";
import { completing } from "./completing.svelte";
import NoteDialog from "./NoteDialog.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const server = vi.mocked(rpc);
const pool = [1, 2, 3].map((id) => ({ id }) as TicketRow);

/** Opens a ticket of the pool and declines it. */
async function decline(id: number) {
  router.go("pool", { kind: "ticket", id });
  const onclose = vi.fn();
  render(NoteDialog, { ticket: { id } as Ticket, name: "decline", reason: null, onclose });
  await userEvent.click(screen.getByRole("button", { name: /^Decline for good/, hidden: true }));
  await waitFor(() => expect(onclose).toHaveBeenCalled());
}

describe("a person who declines a ticket in the list", () => {
  beforeEach(async () => {
    session.connection = { state: "online", server: "db.example.org", trouble: null };
    viewport.narrow = false;
    server.mockReset().mockImplementation((command) => {
      const answer = command === "ticket_pool" ? { value: { rows: pool, next: null }, asOf: null } : null;
      return Promise.resolve(answer as never);
    });
    lists.reset();
    await lists.pool.refresh();
  });
  afterEach(cleanup);

  it.each([
    { declined: 1, opened: 2, why: "the row after the first" },
    { declined: 2, opened: 3, why: "the row after one in the middle" },
    { declined: 3, opened: 2, why: "the row before the last" },
  ])("reads $why", async ({ declined, opened }) => {
    await decline(declined);
    expect(router.route).toMatchObject({ section: "pool", target: { kind: "ticket", id: opened } });
    expect(lists.pool.rows.map(({ id }) => id)).not.toContain(declined);
  });

  it("returns to the list when nothing is left", async () => {
    lists.pool.remove(1);
    lists.pool.remove(2);
    await decline(3);
    expect(router.route).toMatchObject({ section: "pool", target: null });
  });

  it("stays with the list in a narrow window", async () => {
    viewport.narrow = true;
    await decline(1);
    expect(router.route, "one of the two is on the screen").toMatchObject({ section: "pool", target: null });
  });

  it("stays where the person navigated meanwhile", async () => {
    server.mockImplementation((command) => {
      if (command === "ticket_decline") router.go("inbox");
      return Promise.resolve((command === "ticket_decline" ? null : []) as never);
    });
    await decline(1);
    expect(router.route?.section).toBe("inbox");
  });
});

describe("a person who completes and goes on", () => {
  const wire = {
    code: "database.unreachable",
    message: "",
    retryable: true,
    reference: "",
    field: null,
    limit: null,
  } as const;
  const button = (name: string) => screen.getByRole("button", { name: new RegExp(`^${name}`), hidden: true });

  beforeEach(() => {
    completing.choose("stay");
    session.connection = { state: "online", server: "db.example.org", trouble: null };
    router.go("work", { kind: "ticket", id: 1 });
  });
  afterEach(cleanup);

  it("chooses the same again after a failure, and once", async () => {
    let answer: (() => void) | undefined;
    server.mockReset().mockImplementation((command) => {
      if (command !== "ticket_complete") return Promise.resolve([] as never);
      return new Promise((_, reject) => (answer = () => reject(new CallError(wire))));
    });
    const onclose = vi.fn();
    render(NoteDialog, { ticket: { id: 1 } as Ticket, name: "complete", reason: null, onclose });
    const next = button("Complete and next");
    await userEvent.dblClick(next);
    expect(server.mock.calls.filter(([command]) => command === "ticket_complete")).toHaveLength(1);
    expect(next).toHaveAttribute("aria-busy", "true");
    answer?.();
    await waitFor(() => expect(next).not.toHaveAttribute("aria-busy"));
    expect(completing.after, "nothing happened yet").toBe("stay");
    expect(next).toHaveAccessibleName(/^Complete and next/);
    server.mockImplementation(() => Promise.resolve(null as never));
    await userEvent.click(next);
    await waitFor(() => expect(onclose).toHaveBeenCalled());
    expect(completing.after).toBe("next");
  });
});
