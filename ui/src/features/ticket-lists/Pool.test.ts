// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Category, rpc, type TicketRow } from "../../api";
import { lists } from "../../data/lists.svelte";
import { router } from "../../window/router.svelte";
import Pool from "./Pool.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const HOUR = 3_600_000;
const ada = { id: 1, username: "ada", name: "Ada", active: true, look: "ada", mixed: false };

const category = (id: number, name: string, served: boolean): Category => ({
  ...{ id, name, default: id === 1, retired: false, served },
});

const row = (id: number, hours: number, more: Partial<TicketRow> = {}): TicketRow => {
  const createdAt = new Date().toISOString();
  return {
    ...{ id, title: `Ticket ${id}`, excerpt: "", status: "pending", closing: null, priority: "normal" },
    ...{ category: { id: 1, name: "Building" }, employee: ada, responder: null, unread: 0 },
    ...{ turn: "responder", turnSince: createdAt },
    ...{ createdAt, updatedAt: createdAt, respondBy: new Date(Date.now() + hours * HOUR).toISOString() },
    ...more,
  };
};

/** A database with these categories and these tickets: in what is served, and in the whole pool. */
function database(categories: Category[], served: TicketRow[], everything = served) {
  vi.mocked(rpc).mockImplementation((command, request) => {
    if (command === "category_list") return Promise.resolve({ value: categories, asOf: null } as never);
    if (command === "view_list") return Promise.resolve({ value: [], asOf: null } as never);
    const all = command === "ticket_pool" && (request as { everything: boolean }).everything;
    return Promise.resolve({ value: { rows: all ? everything : served, next: null }, asOf: null } as never);
  });
}

describe("the pool", () => {
  beforeEach(() => lists.reset());
  afterEach(cleanup);

  it("has sections, and a word for what is not as usual", async () => {
    database([category(1, "Building", false)], [row(1, -1, { priority: "urgent" }), row(2, 48)]);
    render(Pool);
    const overdue = await screen.findByRole("heading", { name: "Overdue 1" });
    expect(screen.getByRole("heading", { name: "Later 1" })).toBeInTheDocument();
    const first = screen.getByRole("link", { name: /Ticket 1/ });
    expect(overdue.compareDocumentPosition(first)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(first).toHaveTextContent(/Urgent/);
    expect(first).toHaveTextContent(/overdue by 60 min/);
    const second = screen.getByRole("link", { name: /Ticket 2/ });
    expect(second).toHaveTextContent(/due in 2 days/);
    expect(second).not.toHaveTextContent(/Normal|Building/);
  });

  it("says since when its oldest ticket waits, which need not be the first", async () => {
    const createdAt = new Date(Date.now() - 50 * HOUR).toISOString();
    database([category(1, "Building", false)], [row(1, 1), row(2, 48, { createdAt })]);
    render(Pool);
    expect(await screen.findByText(/The oldest ticket has waited/)).toHaveTextContent("for 2 days");
    expect(vi.mocked(rpc).mock.calls.map(([command]) => command)).not.toContain("ticket_figures");
  });

  it("says which categories it shows, and shows all on request", async () => {
    const categories = [category(1, "Building", true), category(2, "Printers", false)];
    const other = row(2, 3, { category: { id: 2, name: "Printers" } });
    database(categories, [row(1, 2)], [row(1, 2), other]);
    render(Pool);
    expect(await screen.findByText(/Shows Building/)).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: /Ticket 2/ })).toBeNull();
    await userEvent.click(screen.getByRole("tab", { name: "All categories" }));
    expect(await screen.findByRole("link", { name: /Ticket 2.*Printers/ })).toBeInTheDocument();
    expect(screen.queryByText(/Shows Building/)).toBeNull();
  });

  it("explains why it is empty when only a part of it is", async () => {
    database([category(1, "Building", true), category(2, "Printers", false)], [], [row(2, 3)]);
    render(Pool);
    expect(await screen.findByText("Nothing waits in the categories you serve")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Show all categories" }));
    expect(await screen.findByRole("link", { name: /Ticket 2/ })).toBeInTheDocument();
  });

  it("has no choice where everything is served", async () => {
    database([category(1, "Building", false), category(2, "Printers", false)], []);
    render(Pool);
    expect(await screen.findByText("The pool is empty")).toBeInTheDocument();
    expect(screen.queryByRole("tab")).toBeNull();
  });

  it("shows what its address asks for, asks once, and says when nothing matches", async () => {
    database([category(1, "Building", false)], [row(1, 2)]);
    const others = vi.mocked(rpc).getMockImplementation();
    const asked: unknown[] = [];
    vi.mocked(rpc).mockImplementation((command, request) => {
      if (command !== "ticket_list") return others?.(command, request) as never;
      asked.push((request as { query: unknown }).query);
      return Promise.resolve({ value: { rows: [], looked: 1, next: null }, asOf: null } as never);
    });
    router.go("pool");
    router.filter("pool", "list=served&priority=urgent");
    render(Pool);
    expect(await screen.findByText("No ticket matches these filters")).toBeInTheDocument();
    expect(screen.getByText("Priority: Urgent")).toBeInTheDocument();
    expect(asked).toEqual([{ priority: ["urgent"] }]);
    await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(await screen.findByRole("link", { name: /Ticket 1/ })).toBeInTheDocument();
    expect(router.route?.query).toBe("");
  });
});
