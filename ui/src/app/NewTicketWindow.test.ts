// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, expect, it, vi } from "vitest";
import { type AppState, rpc, type Signal, signals } from "../api";
import { preferences } from "../session/preferences.svelte";
import { session } from "../session/session.svelte";
import NewTicketWindow from "./NewTicketWindow.svelte";

vi.mock("../api", async (original) => ({
  ...(await original<object>()),
  rpc: vi.fn(),
  signals: vi.fn(() => Promise.resolve()),
}));

afterEach(() => {
  cleanup();
  session.close();
});

it("follows who signs in after a session has ended", async () => {
  let tell: (signal: Signal) => void = () => undefined;
  vi.mocked(signals).mockImplementation((listener) => {
    tell = listener;
    return Promise.resolve();
  });
  const state = {
    connection: { state: "online", server: "db.example.org", trouble: null },
    person: { id: 1, role: "responder" },
    clockOffset: 0,
    watch: null,
    language: "en",
    preferences: preferences.current,
  } as AppState;
  vi.mocked(rpc).mockResolvedValue(state);
  render(NewTicketWindow);
  await screen.findByText(/^Responders cannot create tickets/);
  tell({ signal: "session_ended" });
  await tick();
  expect(screen.getByText(/^Nobody is signed in/)).toBeVisible();
  tell({ signal: "person" });
  expect(await screen.findByText(/^Responders cannot create tickets/)).toBeVisible();
});
