// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import { createRawSnippet, tick } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { obey } from "../../keyboard/bindings";
import { PagedList } from "../../data/paged-list.svelte";
import ListPane from "./ListPane.svelte";

vi.mock("../../api", () => ({ rpc: vi.fn(), signals: vi.fn(), toWireError: vi.fn() }));

interface Row {
  id: number;
}

const words = createRawSnippet<[Row]>((row) => ({ render: () => `<span>Ticket ${row().id}</span>` }));
const empty = createRawSnippet(() => ({ render: () => "<p>Nothing here</p>" }));

async function show(rows: Row[]) {
  const list = new PagedList<Row, never>(
    () => Promise.resolve({ value: { rows: [...rows], next: null }, asOf: null }),
    ({ id }) => id,
    "pool",
  );
  const onmove = vi.fn();
  render(ListPane<Row>, {
    title: "Pool",
    list,
    hrefOf: ({ id }: Row) => `#/pool/ticket/${id}`,
    isOpen: ({ id }: Row) => id === 2,
    onmove,
    row: words,
    empty,
  });
  await waitFor(() => expect(list.loaded).toBe(true));
  await tick();
  return { list, onmove };
}

describe("a list pane", () => {
  afterEach(cleanup);

  it("marks the open row and is a single tab stop", async () => {
    await show([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(screen.getByRole("link", { current: true })).toHaveTextContent("Ticket 2");
    expect(screen.getAllByRole("link").map((link) => link.tabIndex)).toEqual([-1, 0, -1]);
  });

  it("keeps the focus on its row when rows arrive before it", async () => {
    const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const { list } = await show(rows);
    const link = screen.getByRole("link", { name: "Ticket 3" });
    link.focus();
    rows.unshift({ id: 9 });
    await list.refresh();
    await tick();
    expect(document.activeElement).toBe(link);
    expect(screen.getAllByRole("link")[0]).toHaveTextContent("Ticket 9");
  });

  it("moves the focus to the neighbour when the row disappears", async () => {
    const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const { list } = await show(rows);
    screen.getByRole("link", { name: "Ticket 2" }).focus();
    rows.splice(1, 1);
    await list.refresh();
    await waitFor(() => expect(screen.getByRole("link", { name: "Ticket 3" })).toHaveFocus());
  });

  it("draws the visible rows of many, and the focused one", async () => {
    await show(Array.from({ length: 10_000 }, (_, index) => ({ id: index + 1 })));
    const drawn = () =>
      screen.getAllByRole("listitem").map((row) => Number(row.getAttribute("aria-posinset")));
    const first = drawn();
    expect(first.length).toBeLessThan(50);
    expect(first).toEqual(first.map((_, index) => index + 1));
    obey(new KeyboardEvent("keydown", { key: "End" }), "responder");
    expect(screen.getByRole("link", { name: "Ticket 10000" })).toHaveFocus();
    expect(drawn()).toEqual([...first, 10_000]);
  });

  it("says when it is empty", async () => {
    await show([]);
    expect(screen.getByText("Nothing here")).toBeInTheDocument();
  });
});
