// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OutboxItem } from "../../api";
import { toasts } from "../../window/toasts.svelte";
import { tellRefusals } from "./announcements";

function item(id: string, refused: boolean): OutboxItem {
  const state = refused
    ? ({ state: "refused", code: "ticket.version_conflict", limit: null } as const)
    : ({ state: "waiting", until: null } as const);
  const operation = { kind: "withdraw", ticket: 12, note: "" } as const;
  return { id, operation, draftKey: "", about: null, sentAt: "2026-01-01T00:00:00Z", state, files: [] };
}

describe("a refusal", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it("is told once, with the others that came with it", () => {
    const before = [item("a", false), item("b", false), item("c", false)];
    const now = [item("a", true), item("b", true), item("c", false)];
    tellRefusals(before, now);
    expect(toasts.list.map(({ words }) => words)).toEqual([expect.stringContaining("2")]);
    vi.runAllTimers();
    tellRefusals(now, now);
    expect(toasts.list, "nothing new was refused").toEqual([]);
  });
});
