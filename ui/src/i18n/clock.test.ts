// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let visibility: DocumentVisibilityState = "visible";

function becomes(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("ticks while the window can be seen, and is right when it comes back", async () => {
  const { clock } = await import("./clock.svelte");
  const start = clock.here;
  vi.advanceTimersByTime(60_000);
  expect(clock.here - start).toBe(60_000);
  becomes("hidden");
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(3_600_000);
  becomes("visible");
  expect(clock.here - start).toBe(3_660_000);
  vi.advanceTimersByTime(20_000);
  expect(clock.here - start).toBe(3_680_000);
});
