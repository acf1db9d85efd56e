// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rpc, type Ticket, type TicketRow } from "../../api";
import { session } from "../../session/session.svelte";
import { lists } from "../../data/lists.svelte";
import { router } from "../../window/router.svelte";
import { viewport } from "../../window/viewport.svelte";
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
