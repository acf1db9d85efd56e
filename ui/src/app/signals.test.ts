// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AppState, type Profile, rpc, type Signal, signals } from "../api";
import { session } from "../session/session.svelte";
import { start } from "./signals";
import { preferences } from "../session/preferences.svelte";
import { router } from "../window/router.svelte";

vi.mock("../api", async (original) => ({
  ...(await original<object>()),
  rpc: vi.fn(),
  signals: vi.fn(() => Promise.resolve()),
}));

const state = (version: string): AppState => ({
  connection: { state: "online", server: "db.example.org", trouble: null },
  person: null,
  clockOffset: 0,
  watch: null,
  remembers: true,
  keyring: "ready",
  outbox: [],
  quarantined: null,
  version,
  language: "en",
  preferences: preferences.current,
  startup: { available: false, withComputer: false },
  shortcut: { keys: null, state: "ready" },
  tray: true,
  trial: false,
  trialPeople: [],
  trialPassword: null,
  managed: false,
  managedRefused: null,
  development: false,
});

describe("signals", () => {
  let tell: (signal: Signal) => void = () => undefined;

  beforeEach(async () => {
    vi.mocked(rpc).mockReset().mockResolvedValue(state("1"));
    vi.mocked(signals).mockImplementation((listener) => {
      tell = listener;
      return Promise.resolve();
    });
    await start();
    router.go("mine");
  });
  afterEach(() => session.close());

  it("opens a link that arrived before the app shell", () => {
    tell({ signal: "open_ticket", ticket: 7 });
    expect(router.route?.section).toBe("mine");
    const unframe = session.shellMounted();
    expect(router.route).toMatchObject({ section: "inbox", target: { kind: "ticket", id: 7 } });
    tell({ signal: "open_conversation", person: 3 });
    expect(router.route).toMatchObject({ target: { kind: "person", id: 3 } });
    unframe();
    router.go("mine");
    session.shellMounted()();
    expect(router.route?.section).toBe("mine");
  });

  it("drops a waiting link when another person signs in", () => {
    tell({ signal: "open_ticket", ticket: 7 });
    session.close();
    session.shellMounted()();
    expect(router.route?.section).toBe("mine");
  });

  it("keeps the person whose session ended under the window", () => {
    session.open({ id: 1, role: "employee" } as Profile);
    tell({ signal: "session_ended" });
    vi.mocked(rpc).mockClear();
    tell({ signal: "person" });
    expect([session.person?.id, session.ended]).toEqual([1, true]);
    expect(rpc, "the small window alone reads the state").not.toHaveBeenCalled();
  });

  it("reads the state again when a signal arrived in between", async () => {
    vi.mocked(rpc).mockImplementationOnce(() => {
      tell({ signal: "session_ended" });
      return Promise.resolve(state("old") as never);
    });
    vi.mocked(rpc).mockResolvedValueOnce(state("new"));
    await session.reload();
    expect(session.version).toBe("new");
  });
});
