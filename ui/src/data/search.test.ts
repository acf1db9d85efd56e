// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type FoundTicket, rpc } from "../api";
import { ticketSearch } from "./search.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const server = vi.mocked(rpc);
const found = (id: number) =>
  ({ ticket: { id }, title: [], requester: [], passage: null }) as unknown as FoundTicket;
const page = (...ids: number[]) => ({ value: { rows: ids.map(found), next: null }, asOf: null });
const shown = () => ticketSearch.found.rows.map(({ ticket }) => ticket.id);

/** Answers the database's searches by hand, and what is kept at once. */
function heldSearches(kept: Record<string, number[]> = {}) {
  const answers = new Map<string, (ids: number[]) => void>();
  server.mockImplementation(((command: string, { query }: { query: string }) =>
    command === "ticket_search_kept"
      ? Promise.resolve(page(...(kept[query] ?? [])))
      : new Promise((resolve) =>
          answers.set(query, (ids) => resolve(page(...ids))),
        )) as unknown as typeof rpc);
  return answers;
}

describe("a search", () => {
  beforeEach(() => {
    server.mockReset();
    ticketSearch.reset();
  });

  it("shows what is kept at once, and then what the database has", async () => {
    const answers = heldSearches({ lamp: [1] });
    const seeking = ticketSearch.seek("lamp", {});
    await vi.waitFor(() => expect(shown()).toEqual([1]));
    expect(ticketSearch.looking).toBe(true);
    answers.get("lamp")?.([2, 1]);
    await seeking;
    expect([shown(), ticketSearch.looking]).toEqual([[2, 1], false]);
  });

  it("never shows a late answer to an older query", async () => {
    const answers = heldSearches({ printer: [] });
    const first = ticketSearch.seek("lamp", {});
    const second = ticketSearch.seek("printer", {});
    answers.get("printer")?.([3]);
    await second;
    answers.get("lamp")?.([1]);
    await first;
    expect([shown(), ticketSearch.query, ticketSearch.answered]).toEqual([[3], "printer", true]);
  });

  it("asks again for other filters, and not for the same", async () => {
    const answers = heldSearches();
    const first = ticketSearch.seek("lamp", { priority: ["high"] });
    answers.get("lamp")?.([1]);
    await first;
    await ticketSearch.seek("lamp", { priority: ["high"] });
    expect(server, "one search and what is kept").toHaveBeenCalledTimes(2);
    const second = ticketSearch.seek("lamp", { priority: ["high"], sort: "best" });
    expect([shown(), ticketSearch.looking]).toEqual([[1], true]);
    answers.get("lamp")?.([2, 1]);
    await second;
    expect([shown(), ticketSearch.looking]).toEqual([[2, 1], false]);
    expect(server).toHaveBeenLastCalledWith("ticket_search_kept", {
      query: "lamp",
      filters: { priority: ["high"], sort: "best" },
      after: null,
    });
  });

  it("asks nothing without a query", async () => {
    heldSearches();
    await ticketSearch.seek("", { overdue: true });
    expect(server).not.toHaveBeenCalled();
  });
});
