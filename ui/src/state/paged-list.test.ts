import { describe, expect, it, vi } from "vitest";
import { CallError } from "../api";
import { PagedList } from "./paged-list.svelte";

interface Row {
  id: number;
  title: string;
}

const row = (id: number, title = `#${id}`): Row => ({ id, title });

/** A list of a desk whose rows the test can change, three to a page. */
function listOf(rows: Row[]) {
  const read = vi.fn((after: number | null) => {
    const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
    const page = rows.slice(from, from + 3).map((each) => ({ ...each }));
    const last = page.at(-1);
    return Promise.resolve({ rows: page, next: from + 3 < rows.length && last ? last.id : null });
  });
  return { read, list: new PagedList<Row, number>(read, ({ id }) => id) };
}

describe("a list", () => {
  it("keeps its order and the rows that did not change when it is read again", async () => {
    const rows = [row(1), row(2), row(3)];
    const { list } = listOf(rows);
    await list.refresh();
    const [first, second] = list.rows;
    rows[1] = row(2, "changed");
    rows.push(row(4));
    await list.refresh();
    expect(list.rows.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(list.rows[0]).toBe(first);
    expect(list.rows[1]).not.toBe(second);
    expect(list.hasMore).toBe(true);
  });

  it("reads as many pages again as are shown, so that nothing that was scrolled to goes away", async () => {
    const rows = [1, 2, 3, 4, 5, 6, 7].map((id) => row(id));
    const { list } = listOf(rows);
    await list.refresh();
    await list.more();
    rows.shift();
    await list.refresh();
    expect(list.rows.map(({ id }) => id)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it("reads once more, not twice, for calls that came while it was reading", async () => {
    const { list, read } = listOf([row(1)]);
    await Promise.all([list.refresh(), list.refresh(), list.refresh()]);
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  });

  it("keeps what it shows when a reading fails, and tells why", async () => {
    const { list, read } = listOf([row(1)]);
    await list.refresh();
    const wire = {
      code: "database.unreachable",
      message: "",
      retryable: true,
      reference: "",
      field: null,
      limit: null,
    } as const;
    read.mockRejectedValueOnce(new CallError(wire));
    await list.refresh();
    expect(list.rows).toHaveLength(1);
    expect(list.failure?.code).toBe("database.unreachable");
    await list.refresh();
    expect(list.failure).toBeNull();
  });

  it("drops an answer that belongs to the person or question before", async () => {
    const { list, read } = listOf([row(1)]);
    let answer: (page: { rows: Row[]; next: null }) => void = () => undefined;
    read.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const reading = list.refresh();
    list.reset();
    answer({ rows: [row(9)], next: null });
    await reading;
    expect(list.rows).toEqual([]);
    expect(list.loaded).toBe(false);
  });
});
