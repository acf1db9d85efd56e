// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { CallError, type Category, rpc } from "../api";
import { Categories, recentFirst } from "./categories.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const server = vi.mocked(rpc);

const category = (id: number, more: Partial<Category> = {}): Category => ({
  ...{ id, name: `Category ${id}`, default: id === 1, retired: false, served: false },
  ...more,
});

async function loaded(...list: Category[]): Promise<Categories> {
  const categories = new Categories();
  server.mockResolvedValueOnce({ value: list, asOf: null });
  await categories.refresh();
  return categories;
}

const ids = (list: readonly Category[]) => list.map(({ id }) => id);
const sent = () =>
  server.mock.calls
    .filter(([command]) => command === "categories_serve")
    .map(([, request]) => (request as { categories: number[] }).categories);

describe("categories", () => {
  beforeEach(() => void server.mockReset());

  it("are all served until the responder chooses", async () => {
    const categories = await loaded(category(1), category(2), category(3, { retired: true }));
    expect(ids(categories.served)).toEqual([1, 2]);
    expect([categories.several, categories.filtered]).toEqual([true, false]);
    expect((await loaded(category(1), category(2, { retired: true }))).several).toBe(false);
  });

  it("show a choice at once and take it back when it is not saved", async () => {
    const categories = await loaded(category(1), category(2), category(3));
    const wire = { code: "database.unreachable", message: "", retryable: true, reference: "" };
    server.mockRejectedValueOnce(new CallError({ ...wire, field: null, limit: null } as never));
    const saving = categories.serve(2, false);
    expect(ids(categories.served)).toEqual([1, 3]);
    await saving;
    expect(ids(categories.served)).toEqual([1, 2, 3]);
    expect(categories.failure).toMatchObject({ category: 2, error: { code: "database.unreachable" } });
  });

  it("are sent as none when all are served, so that a new one is too", async () => {
    const categories = await loaded(category(1, { served: true }), category(2));
    server.mockResolvedValueOnce([category(1), category(2)] as never);
    await categories.serve(2, true);
    expect(sent()).toEqual([[]]);
    expect(categories.filtered).toBe(false);
  });

  it("save quick changes one after the other", async () => {
    const categories = await loaded(category(1), category(2), category(3));
    const answer = [category(1), category(2, { served: true }), category(3)];
    server.mockResolvedValue(answer);
    await Promise.all([categories.serve(1, false), categories.serve(3, false)]);
    expect(sent()).toEqual([[2, 3], [2]]);
    expect(ids(categories.served)).toEqual([2]);
  });

  it("that were used last are offered first", () => {
    const all = [category(1), category(2), category(3), category(4)];
    const ticket = (id: number, createdAt: string) => ({ category: { id, name: "" }, createdAt });
    const tickets = [ticket(3, "2026-01-01T10:00:00Z"), ticket(2, "2026-01-02T10:00:00Z")];
    expect(ids(recentFirst(all, [...tickets, ticket(3, "2025-01-01T10:00:00Z")]))).toEqual([2, 3, 1, 4]);
  });
});
