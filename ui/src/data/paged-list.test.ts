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

/** A list of a desk whose rows the test can change, three to a page. */
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
  it("keeps its order and the rows that did not change when it is read again", async () => {
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

  it("reads as many pages again as are shown, so that nothing that was scrolled to goes away", async () => {
    const rows = [1, 2, 3, 4, 5, 6, 7].map((id) => row(id));
    const { list } = listOf(rows);
    await list.refresh();
    await list.more();
    rows.shift();
    await list.refresh();
    expect(list.rows.map(({ id }) => id, "pool")).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it("reads again only what somebody looks at, and asks for the rest when it comes near", async () => {
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

  it("leaves what is above the eyes as it was until they come there", async () => {
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

  it("shows a row that moved to where the eyes are only once", async () => {
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

  it("shows a row that slid into the next page once", async () => {
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

  it("shows a row that slides between two pages of one reading once", async () => {
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
    let answer: (answer: Answer) => void = () => undefined;
    read.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const reading = list.refresh();
    list.reset();
    answer({ value: { rows: [row(9)], next: null }, asOf: null });
    await reading;
    expect(list.rows).toEqual([]);
    expect(list.loaded).toBe(false);
  });

  it("keeps all that it shows when only the first page is remembered, and tells how old that is", async () => {
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
