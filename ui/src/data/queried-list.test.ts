// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { rpc, type QueriedPage, type TicketQuery, type TicketRow } from "../api";
import { QueriedList } from "./queried-list.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const at = "2026-01-01T00:00:00Z";
const page = (looked: number, ids: number[], next: number | null): QueriedPage => ({
  ...{ rows: ids.map((id) => ({ id })) as never, lines: [], looked },
  next: next === null ? null : { at, id: next },
});

/** A database that answers these pages, one after the other. */
function database(...pages: QueriedPage[]): TicketQuery[] {
  const asked: TicketQuery[] = [];
  vi.mocked(rpc).mockImplementation((_, request) => {
    asked.push(request as TicketQuery);
    return Promise.resolve({ value: pages.shift() ?? page(2000, [], 1), asOf: null } as never);
  });
  return asked;
}

describe("a filtered list", () => {
  let list: QueriedList<TicketRow>;
  beforeEach(() => {
    vi.mocked(rpc).mockReset();
    list = new QueriedList(
      "served",
      "pool",
      ({ rows }) => rows,
      ({ id }) => id,
    );
  });

  it("goes on where nothing was found", async () => {
    const asked = database(page(2000, [], 7), page(2000, [], 5), page(700, [3], null));
    await list.ask("pool", { overdue: true });
    expect(asked, "whoever shows it reads it").toEqual([]);
    await list.rows.refresh();
    expect(asked.map(({ after }) => after?.id)).toEqual([undefined, 7, 5]);
    expect(asked[2]).toMatchObject({ list: "pool", query: { overdue: true } });
    expect([list.rows.rows.length, list.looked, list.looking, list.rows.paused]).toEqual([
      1,
      4700,
      false,
      false,
    ]);
  });

  it("rests after ten thousand tickets until somebody asks for more", async () => {
    const asked = database();
    await list.rows.refresh();
    expect([asked.length, list.looked, list.rows.hasMore, list.rows.paused]).toEqual([5, 10_000, true, true]);
    await list.rows.more();
    expect([asked.length, list.looked]).toEqual([10, 20_000]);
  });

  it("can be stopped", async () => {
    const asked = database();
    const begun = list.rows.refresh();
    list.stop();
    await begun;
    expect([asked.length, list.rows.hasMore, list.rows.paused]).toEqual([1, true, true]);
  });

  it("asks once for what it shows already, and drops the answer to an older question", async () => {
    const asked = database(page(1, [1], null), page(1, [2], null));
    await list.ask("pool", { overdue: true });
    await Promise.all([list.rows.refresh(), list.ask("pool", { sort: "newest" })]);
    expect(list.rows.rows.map(({ id }) => id)).toEqual([2]);
    await list.ask("pool", { sort: "newest" });
    expect(asked).toHaveLength(2);
  });
});
