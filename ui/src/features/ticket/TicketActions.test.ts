// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CallError, type OutboxItem, rpc, type Ticket, type TicketAction } from "../../api";
import { isOffered, obey } from "../../keyboard/bindings";
import { session } from "../../session/session.svelte";
import { router } from "../../window/router.svelte";
import { toasts } from "../../window/toasts.svelte";
import { outbox } from "../outbox/outbox.svelte";
import TicketActions from "./TicketActions.svelte";
import { takingBack } from "./take-back";
import { taken } from "./perform.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const server = vi.mocked(rpc);
const online = { state: "online", server: "db.example.org", trouble: null } as const;
const offline = {
  ...online,
  state: "offline",
  since: "2026-01-01T10:00:00Z",
  code: "database.unreachable",
} as const;

function show(...actions: TicketAction[]) {
  const onedit = vi.fn();
  const ticket: Partial<Ticket> = { id: 7, actions };
  render(TicketActions, { ticket: ticket as Ticket, editing: false, onedit });
  return { onedit };
}

const press = (key: string) =>
  obey(new KeyboardEvent("keydown", { key }), session.person?.role ?? "responder");
const requests = (command: string) =>
  server.mock.calls.filter(([name]) => name === command).map(([, request]) => request as { request: string });

describe("ticket actions", () => {
  beforeEach(() => {
    session.connection = online;
    server.mockReset().mockResolvedValue(null);
    toasts.list.splice(0);
  });
  afterEach(() => {
    cleanup();
    outbox.hear([]);
    taken.clear();
  });

  it("offers what the server allows, with keys, the main one last", () => {
    show("claim", "decline", "write");
    expect(screen.getAllByRole("button").map((each) => each.textContent?.trim().split(" ")[0])).toEqual([
      "",
      "Decline",
      "Claim",
    ]);
    expect([isOffered("claim"), isOffered("decline"), isOffered("complete")]).toEqual([true, true, false]);
  });

  it("needs the database, unless it can wait in the outbox", () => {
    session.connection = offline;
    show("complete", "withdraw");
    expect(screen.getByRole("button", { name: /^Complete/ })).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByRole("button", { name: /^Withdraw/ })).not.toHaveAttribute("aria-disabled");
    expect([isOffered("complete"), isOffered("withdraw")]).toEqual([false, true]);
  });

  it.each([
    {
      queued: "priority",
      operation: { kind: "prioritize", from: "normal", priority: "high" },
      offered: true,
    },
    { queued: "withdrawal", operation: { kind: "withdraw" }, offered: false },
  ])("behind a queued $queued, offers to edit: $offered", ({ operation, offered }) => {
    const item = { id: "a", operation: { ...operation, ticket: 7, note: "" }, state: { state: "waiting" } };
    outbox.hear([item as OutboxItem]);
    show("edit", "withdraw");
    expect([isOffered("edit"), isOffered("withdraw")]).toEqual([offered, offered]);
  });

  it("asks for a note by its key, and sends it", async () => {
    server.mockResolvedValue({ id: 7, actions: [] } as never);
    show("complete");
    press("e");
    const dialog = within(await screen.findByRole("dialog", { hidden: true }));
    await userEvent.type(dialog.getByRole("textbox", { hidden: true }), "New drum");
    await userEvent.click(dialog.getByRole("button", { name: "Complete", hidden: true }));
    await waitFor(() => expect(screen.queryByRole("dialog", { hidden: true })).toBeNull());
    expect(requests("ticket_complete")).toMatchObject([{ ticket: 7, note: "New drum" }]);
  });

  it("offers to take a claim back, without asking for a reason", async () => {
    const ticket = { id: 7, actions: ["release"] };
    server.mockImplementation((command) =>
      Promise.resolve((command === "ticket_claim" ? { outcome: "claimed", ticket } : null) as never),
    );
    show("claim");
    press("a");
    await waitFor(() => expect(toasts.undoable?.words).toBe("#7 is yours"));
    toasts.undo();
    await waitFor(() => expect(requests("ticket_release")).toMatchObject([{ ticket: 7, note: "" }]));
    await waitFor(() => expect(toasts.list.at(-1)?.words).toBe("#7 is back in the pool"));
  });

  it.each([
    { open: "the ticket", target: { kind: "ticket", id: 7 }, section: "pool" },
    { open: "a person of that number", target: { kind: "person", id: 7 }, section: "work" },
    { open: "another ticket", target: { kind: "ticket", id: 8 }, section: "work" },
  ] as const)("a claim taken back while $open is open leads to $section", async ({ target, section }) => {
    router.go("work", target);
    takingBack("claim", 7)?.handler();
    await waitFor(() => expect(toasts.list.at(-1)?.words).toBe("#7 is back in the pool"));
    expect(router.route).toMatchObject({ section, target });
  });

  it("opens the form of an action that has one", () => {
    const { onedit } = show("edit");
    obey(new KeyboardEvent("keydown", { key: "e" }), "employee");
    expect(onedit).toHaveBeenCalledOnce();
    expect(screen.queryByRole("dialog", { hidden: true })).toBeNull();
  });

  it("repeats the request id until it is answered", async () => {
    const wire = {
      code: "database.unreachable",
      message: "",
      retryable: true,
      reference: "",
      field: null,
      limit: null,
    };
    server.mockRejectedValueOnce(new CallError(wire as never));
    show("claim");
    await userEvent.click(screen.getByRole("button", { name: /^Claim/ }));
    await waitFor(() => expect(toasts.list.some(({ tone }) => tone === "bad")).toBe(true));
    cleanup();
    show("claim");
    server.mockResolvedValue({
      outcome: "taken",
      by: { id: 3, name: "Ben" },
      at: "",
      leadMs: 4,
      next: null,
    } as never);
    await userEvent.click(screen.getByRole("button", { name: /^Claim/ }));
    await waitFor(() => expect(taken.get(7)?.by.name).toBe("Ben"));
    const [first, second] = requests("ticket_claim");
    expect(second?.request).toBe(first?.request);
  });
});
