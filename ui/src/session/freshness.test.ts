import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changedTopics, Freshness, type Topic, TOPICS } from "./freshness";

const watch = { seq: 5, unread: 1, pool: 3, overdue: 0, dueToday: 0, poolVersion: 7 };

describe("two polls", () => {
  it.each<[string, Partial<typeof watch>, Topic[]]>([
    [
      "another sequence concerns all but the pool",
      { seq: 6 },
      ["tickets", "log", "inbox", "threads", "people"],
    ],
    ["another count of unread concerns what shows it", { unread: 0 }, ["tickets", "inbox", "threads"]],
    ["another version concerns the pool", { poolVersion: 8 }, ["pool"]],
    ["the same once more concerns nothing", {}, []],
  ])("%s", (_, change, topics) => {
    expect(changedTopics(watch, { ...watch, ...change })).toEqual(topics);
  });

  it("invalidate everything the first time", () => {
    expect(changedTopics(null, watch)).toEqual(TOPICS);
  });
});

describe("a mounted source", () => {
  const freshness = new Freshness();
  const source = (topic: Topic, loaded = true) => ({
    topic,
    loaded,
    refresh: vi.fn(() => Promise.resolve()),
  });
  const soon = () => vi.advanceTimersByTimeAsync(50);

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is read once for two components, and not after both are gone", async () => {
    const work = source("tickets");
    const hide = [freshness.show(work), freshness.show(work)];
    await soon();
    freshness.report(["tickets"]);
    freshness.invalidate(["tickets"]);
    await soon();
    expect(work.refresh).toHaveBeenCalledTimes(2);
    for (const each of hide) each();
    freshness.report(["tickets"]);
    await soon();
    expect(work.refresh).toHaveBeenCalledTimes(2);
  });

  it("is not read again because another place shows it too", async () => {
    const work = source("tickets");
    const hide = [freshness.show(work)];
    await soon();
    hide.push(freshness.show(work));
    await soon();
    expect(work.refresh).toHaveBeenCalledOnce();
    for (const each of hide) each();
  });

  it("is read once for a change whose signal comes before its answer", async () => {
    const work = source("tickets");
    const hide = freshness.show(work);
    await soon();
    let answer: () => void = () => undefined;
    const change = freshness.change(["tickets"], () => new Promise<void>((answered) => (answer = answered)));
    freshness.report(["tickets"]);
    await soon();
    expect(work.refresh, "the answer is still to come").toHaveBeenCalledTimes(1);
    answer();
    await change;
    await soon();
    expect(work.refresh).toHaveBeenCalledTimes(2);
    hide();
  });

  it("loads at once when there is nothing to show", async () => {
    const hide = freshness.show(source("tickets"));
    const empty = source("threads", false);
    await freshness.change(["threads"], () => Promise.resolve());
    const hideEmpty = freshness.show(empty);
    expect(empty.refresh).toHaveBeenCalledOnce();
    hideEmpty();
    hide();
    await vi.runAllTimersAsync();
  });

  it("is read at once after a refused change", async () => {
    const work = source("tickets");
    const hide = freshness.show(work);
    await soon();
    const refused = freshness.change(["tickets"], async () => {
      freshness.invalidate(["tickets"]);
      await soon();
      throw new Error("refused");
    });
    await expect(refused).rejects.toThrow("refused");
    await soon();
    expect(work.refresh).toHaveBeenCalledTimes(2);
    hide();
  });

  it("does not wait for a slow change", async () => {
    const work = source("tickets");
    const hide = freshness.show(work);
    await soon();
    let answer: () => void = () => undefined;
    const change = freshness.change(["pool"], () => new Promise<void>((answered) => (answer = answered)));
    freshness.report(["tickets"]);
    await vi.advanceTimersByTimeAsync(1100);
    expect(work.refresh).toHaveBeenCalledTimes(2);
    answer();
    await change;
    hide();
    await vi.runAllTimersAsync();
  });
});
