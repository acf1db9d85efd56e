// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type OutboxItem, rpc, type Ticket } from "../../api";
import { toasts } from "../../window/toasts.svelte";
import { outbox } from "../outbox/outbox.svelte";
import { prioritize, priorityShown } from "./choose";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const desk = vi.mocked(rpc);
const ticket = { id: 7, priority: "normal" } as Ticket;

function queued(id: string, state: OutboxItem["state"]["state"], priority: "high" | "low" = "high") {
  const operation = { kind: "prioritize", ticket: 7, from: "normal", priority, note: "" } as const;
  return {
    id,
    operation,
    draftKey: "",
    about: null,
    sentAt: "2026-01-01T00:00:00Z",
    state: { state },
  } as OutboxItem;
}

/** The requests that were sent, without their ids. */
const sent = () =>
  desk.mock.calls
    .filter(([name]) => name === "ticket_prioritize")
    .map(([, request]) => request as { from: string; priority: string })
    .map(({ from, priority }) => `${from} → ${priority}`);

describe("a choice over one that still waits", () => {
  beforeEach(() => {
    desk.mockReset().mockImplementation((name) => {
      if (name === "outbox_take_back") return Promise.resolve(null);
      const item = queued("new", "waiting");
      outbox.hear([item]);
      return Promise.resolve({ outcome: "waiting", item } as never);
    });
    outbox.hear([]);
    toasts.list.splice(0);
  });

  it("takes its place and keeps what it would have replaced", async () => {
    outbox.hear([queued("a", "waiting")]);
    expect(priorityShown(ticket)).toBe("high");
    await prioritize(ticket, "urgent");
    expect(desk).toHaveBeenCalledWith("outbox_take_back", { id: "a" });
    expect(sent()).toEqual(["normal → urgent"]);
  });

  it("only takes it back when it leads to where it began", async () => {
    outbox.hear([queued("a", "waiting")]);
    await prioritize(ticket, "normal");
    expect(desk).toHaveBeenCalledWith("outbox_take_back", { id: "a" });
    expect(sent()).toEqual([]);
    expect(priorityShown(ticket)).toBe("normal");
  });

  it("follows one that may have arrived", async () => {
    outbox.hear([queued("a", "delivering")]);
    await prioritize(ticket, "urgent");
    expect(sent()).toEqual(["high → urgent"]);
  });

  it("does not build on one that was refused", async () => {
    outbox.hear([queued("a", "refused")]);
    expect(priorityShown(ticket)).toBe("normal");
    await prioritize(ticket, "low");
    expect(sent()).toEqual(["normal → low"]);
  });

  it("is undone by taking it back", async () => {
    await prioritize(ticket, "high");
    expect(priorityShown(ticket)).toBe("high");
    toasts.list.at(-1)?.action?.handler();
    await vi.waitFor(() => expect(priorityShown(ticket)).toBe("normal"));
    expect(sent()).toEqual(["normal → high"]);
  });
});
