// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rpc } from "../api";
import { oldest, usual } from "./figures.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const HOUR = 3_600_000;
const answer = (usualMinutes: number | null, waitingSince: string | null = null) =>
  vi.mocked(rpc).mockResolvedValueOnce({ usualMinutes, waitingSince });

describe("how long tickets of a category usually take", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.mocked(rpc).mockReset();
    usual.reset();
    oldest.reset();
  });
  afterEach(() => vi.useRealTimers());

  it("is asked for once an hour for each category", async () => {
    answer(120);
    await usual.need(3);
    await usual.need(3);
    expect(rpc).toHaveBeenCalledTimes(1);
    expect(usual.of(3)).toEqual({ unit: "hour", count: 2 });
    expect(usual.of(4)).toBeNull();
    vi.advanceTimersByTime(HOUR);
    answer(30);
    await usual.need(3);
    expect(usual.of(3)).toEqual({ unit: "minute", count: 30 });
  });

  it("is nothing where there are too few to tell, and is not asked for again at once", async () => {
    answer(null);
    await usual.need(3);
    await usual.need(3);
    expect(usual.of(3)).toBeNull();
    expect(rpc).toHaveBeenCalledTimes(1);
  });

  it("is not shown while the database does not answer, and asked for again", async () => {
    vi.mocked(rpc).mockRejectedValueOnce({ code: "database.unreachable" });
    await usual.need(3);
    expect(usual.of(3)).toBeNull();
    answer(60 * 24 * 3);
    await usual.need(3);
    expect(usual.of(3)).toEqual({ unit: "day", count: 3 });
  });
});

describe("the oldest of the pool", () => {
  beforeEach(() => vi.mocked(rpc).mockReset());

  it("is forgotten when the database does not answer", async () => {
    answer(null, "2026-11-22T15:00:00Z");
    await oldest.refresh();
    expect(oldest.since).toBe("2026-11-22T15:00:00Z");
    vi.mocked(rpc).mockRejectedValueOnce({ code: "database.unreachable" });
    await oldest.refresh();
    expect(oldest.since).toBeNull();
  });
});
