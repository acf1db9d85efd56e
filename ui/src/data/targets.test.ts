// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { rpc } from "../api";
import { lists } from "./lists.svelte";
import { targets } from "./targets.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

it("forgets the times of one desk before another is opened", async () => {
  vi.mocked(rpc).mockResolvedValueOnce({ value: [{ priority: "urgent", minutes: 60 }], asOf: null });
  await targets.refresh();
  expect(targets.of("urgent")).toEqual({ unit: "hour", count: 1 });
  lists.reset();
  expect(targets.loaded).toBe(false);
  expect(targets.of("urgent")).toBeUndefined();
});
