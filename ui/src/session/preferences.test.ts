// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { CallError, type Preferences, rpc } from "../api";
import { PreferencesState } from "./preferences.svelte";
import { minutesUntilTomorrow } from "./quiet";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));
const desk = vi.mocked(rpc) as unknown as {
  mockReset: () => void;
  mock: { calls: [string, Preferences][] };
  mockImplementation: (handler: (command: string, saved: Preferences) => Promise<unknown>) => void;
};

const refusal = new CallError({
  code: "storage.full",
  message: "",
  retryable: false,
  reference: "",
  field: null,
  limit: null,
});

describe("a preference", () => {
  beforeEach(() => {
    desk.mockReset();
  });

  it("shows at once and is reverted when it cannot be saved", async () => {
    desk.mockImplementation(() => Promise.reject(refusal));
    const preferences = new PreferencesState();
    const kept = preferences.change("sound", { sound: false });
    expect(preferences.current.sound).toBe(false);
    expect(await kept).toBe(false);
    expect(preferences.current.sound).toBe(true);
    expect(preferences.problemOf("sound")?.code).toBe("storage.full");
    expect(preferences.problemOf("badge")).toBeNull();
  });

  it("is saved in order, however quickly it changes", async () => {
    const answers: (() => void)[] = [];
    desk.mockImplementation((_, saved) => new Promise((resolve) => answers.push(() => resolve(saved))));
    const preferences = new PreferencesState();
    const kept = preferences.change("sound", { sound: false });
    void preferences.change("badge", { badge: false });
    void preferences.change("sound", { sound: true });
    preferences.take({ ...preferences.current, sound: false, badge: true });
    expect(answers, "one at a time").toHaveLength(1);
    answers.shift()?.();
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    answers.shift()?.();
    expect(await kept).toBe(true);
    expect(preferences.current).toMatchObject({ sound: true, badge: false });
    expect(desk.mock.calls.map(([, { sound, badge }]) => [sound, badge])).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});

describe("until tomorrow", () => {
  it("ends in the morning, also just after midnight and in the evening", () => {
    expect(minutesUntilTomorrow(new Date(2026, 10, 25, 22, 0))).toBe(10 * 60);
    expect(minutesUntilTomorrow(new Date(2026, 10, 25, 0, 5))).toBe(31 * 60 + 55);
  });
});
