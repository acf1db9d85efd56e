import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { toasts } from "./toasts.svelte";

const told = () => toasts.list.map(({ words }) => words);

describe("short messages", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it("shows a repeated failure once, in its new position", () => {
    toasts.warn("Something could not be sent");
    toasts.say("Saved");
    toasts.warn("Something could not be sent");
    expect(told()).toEqual(["Saved", "Something could not be sent"]);
  });

  it("keeps each of several undos", () => {
    const undone: number[] = [];
    for (const each of [1, 2])
      toasts.say("Draft discarded", { words: "Undo", handler: () => void undone.push(each) });
    expect(toasts.undo() && toasts.undo()).toBe(true);
    expect(toasts.undo()).toBe(false);
    expect(undone).toEqual([2, 1]);
  });

  it("does not undo what only opens something", () => {
    const done: string[] = [];
    toasts.say("Draft discarded", { words: "Undo", handler: () => void done.push("undone") });
    toasts.say("Ticket #12 has arrived", {
      words: "Open",
      handler: () => void done.push("opened"),
      opens: true,
    });
    expect(toasts.undo()).toBe(true);
    expect(toasts.undo()).toBe(false);
    expect(done).toEqual(["undone"]);
  });

  it("keeps them while they have the pointer or the focus", () => {
    toasts.say("Saved");
    toasts.hold(true);
    vi.runAllTimers();
    expect(told()).toEqual(["Saved"]);
    toasts.hold(false);
    vi.runAllTimers();
    expect(told()).toEqual([]);
  });
});
