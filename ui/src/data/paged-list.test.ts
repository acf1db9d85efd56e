// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { CallError, type Cached } from "../api";
import { PagedList } from "./paged-list.svelte";

interface Row {
  id: number;
  title: string;
}

type Answer = Cached<{ rows: Row[]; next: number | null }>;

const row = (id: number, title = `#${id}`): Row => ({ id, title });

/** A list of a desk whose rows the test can change, three per page. */
function listOf(rows: Row[]) {
  const read = vi.fn((after: number | null) => {
    const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
    const page = rows.slice(from, from + 3).map((each) => ({ ...each }));
    const last = page.at(-1);
    const next = from + 3 < rows.length && last ? last.id : null;
    return Promise.resolve<Answer>({ value: { rows: page, next }, asOf: null });
  });
  return { read, list: new PagedList<Row, number>(read, ({ id }) => id, "pool") };
}

describe("a list", () => {
  it("keeps its order and unchanged rows on a refresh", async () => {
    const rows = [row(1), row(2), row(3)];
    const { list } = listOf(rows);
    await list.refresh();
    const [first, second] = list.rows;
    rows[1] = row(2, "changed");
    rows.push(row(4));
    await list.refresh();
    expect(list.rows.map(({ id }) => id, "pool")).toEqual([1, 2, 3]);
    expect(list.rows[0]).toBe(first);
    expect(list.rows[1]).not.toBe(second);
    expect(list.hasMore).toBe(true);
  });

  it("refreshes all shown pages", async () => {
    const rows = [1, 2, 3, 4, 5, 6, 7].map((id) => row(id));
    const { list } = listOf(rows);
    await list.refresh();
    await list.more();
    rows.shift();
    await list.refresh();
    expect(list.rows.map(({ id }) => id, "pool")).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it("refreshes only the visible rows, and the rest when it comes near", async () => {
    const rows = Array.from({ length: 30 }, (_, index) => row(index + 1));
    const { list, read } = listOf(rows);
    await list.refresh();
    for (let page = 1; page < 10; page += 1) await list.more();
    expect(list.rows).toHaveLength(30);

    list.setVisible(0, 2);
    rows.splice(1, 1);
    read.mockClear();
    await list.refresh();
    expect(read).toHaveBeenCalledTimes(2);
    expect(list.rows.map(({ id }) => id, "pool")).toEqual([1, 3, 4, 5, 6, 7]);
    await list.more();
    expect(list.rows.map(({ id }) => id, "pool")).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("leaves rows above until they become visible", async () => {
    const rows = Array.from({ length: 30 }, (_, index) => row(index + 1));
    const { list, read } = listOf(rows);
    await list.refresh();
    for (let page = 1; page < 10; page += 1) await list.more();
    list.setVisible(24, 26);
    rows[0] = row(1, "changed above");
    rows[24] = row(25, "changed in sight");
    read.mockClear();
    await list.refresh();
    expect(read).toHaveBeenCalledTimes(3);
    expect(list.rows.map(({ id }) => id, "pool")).toEqual(rows.map(({ id }) => id, "pool"));
    expect(list.rows[24]?.title).toBe("changed in sight");
    expect(list.rows[0]?.title).toBe("#1");
    list.setVisible(0, 2);
    await vi.waitFor(() => expect(list.rows[0]?.title).toBe("changed above"));
  });

  it("shows a row that moved into view once", async () => {
    const rows = Array.from({ length: 9 }, (_, index) => row(index + 1));
    const { list } = listOf(rows);
    await list.refresh();
    await list.more();
    await list.more();
    list.setVisible(8, 8);
    const [first] = rows.splice(0, 1);
    if (first) rows.splice(6, 0, first);
    await list.refresh();
    expect(list.rows.map(({ id }) => id, "pool")).toEqual([2, 3, 4, 5, 6, 7, 1, 8]);
    expect(list.hasMore).toBe(true);
  });

  it("shows a row that moved to the next page once", async () => {
    const rows = [1, 2, 3, 4, 5].map((id) => row(id));
    const { list } = listOf(rows);
    await list.refresh();
    const [first] = rows.splice(0, 1);
    if (first) rows.splice(2, 0, first);
    await list.more();
    expect(
      list.rows.map(({ id }) => id),
      "the next page begins with a row of the page before: only its new place is true",
    ).toEqual([2, 3, 1, 4, 5]);
  });

  it("shows a row that moves between two pages of one read once", async () => {
    const rows = [1, 2, 3, 4, 5, 6].map((id) => row(id));
    const { list, read } = listOf(rows);
    await list.refresh();
    await list.more();
    const page = read.getMockImplementation();
    read.mockImplementationOnce(async (after) => {
      const answer = await page?.(after);
      const [first] = rows.splice(0, 1);
      if (first) rows.splice(3, 0, first);
      return answer as Answer;
    });
    await list.refresh();
    expect(
      list.rows.map(({ id }) => id),
      "the first page was read before the row moved behind it, the second after",
    ).toEqual([2, 3, 4, 1, 5]);
    expect(list.hasMore).toBe(true);
  });

  it("reads once more, not twice, for calls during a read", async () => {
    const { list, read } = listOf([row(1)]);
    await Promise.all([list.refresh(), list.refresh(), list.refresh()]);
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  });

  it("keeps its rows when a read fails, and says why", async () => {
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

  it("drops an answer for an earlier person or query", async () => {
    const { list, read } = listOf([row(1)]);
    let answer: (answer: Answer) => void = () => undefined;
    read.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const reading = list.refresh();
    list.reset();
    answer({ value: { rows: [row(9)], next: null }, asOf: null });
    await reading;
    expect(list.rows).toEqual([]);
    expect(list.loaded).toBe(false);
  });

  it("drops the next page of the question before", async () => {
    const { list, read } = listOf([1, 2, 3, 4].map((id) => row(id)));
    await list.refresh();
    let answer: (answer: Answer) => void = () => undefined;
    read.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const reading = list.more();
    list.reset();
    answer({ value: { rows: [row(4)], next: null }, asOf: null });
    await reading;
    expect(list.rows).toEqual([]);
  });

  it("tells nothing of a question before that failed", async () => {
    const { list, read } = listOf([row(1)]);
    let fail: (reason: unknown) => void = () => undefined;
    read.mockReturnValueOnce(new Promise((_, reject) => (fail = reject)));
    const reading = list.refresh();
    await list.reload();
    fail(new Error("the old question"));
    await reading;
    expect(list.rows).toHaveLength(1);
    expect(list.failure, "the new question was answered").toBeNull();
  });

  it("keeps all its rows when only the first page is cached, and shows its age", async () => {
    const rows = [1, 2, 3, 4, 5].map((id) => row(id));
    const { list, read } = listOf(rows);
    await list.refresh();
    await list.more();
    const remembered = { rows: rows.slice(0, 3), next: 3 };
    read.mockResolvedValueOnce({ value: remembered, asOf: "2026-01-01T10:42:00Z" });
    await list.refresh();
    expect(list.rows).toHaveLength(5);
    expect(list.asOf).toBe("2026-01-01T10:42:00Z");
    await list.refresh();
    expect(list.asOf).toBeNull();
  });
});
