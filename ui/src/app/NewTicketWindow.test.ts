// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
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

const STATE = {
  connection: { state: "online", server: "db.example.org", trouble: null },
  person: null,
  clockOffset: 0,
  watch: null,
  language: "en",
  preferences: preferences.current,
} as unknown as AppState;

const signedIn = (role: string) => ({ ...STATE, person: { id: 1, role } }) as AppState;

/** Tells the window a signal. */
let tell: (signal: Signal) => void = () => undefined;

beforeEach(() => {
  vi.mocked(rpc).mockReset();
  vi.mocked(signals).mockImplementation((listener) => {
    tell = listener;
    return Promise.resolve();
  });
});

it("follows who signs in after a session has ended", async () => {
  vi.mocked(rpc).mockResolvedValue(signedIn("responder"));
  render(NewTicketWindow);
  await screen.findByText(/^Responders cannot create tickets/);
  tell({ signal: "session_ended" });
  await tick();
  expect(screen.getByText(/^Nobody is signed in/)).toBeVisible();
  tell({ signal: "person" });
  expect(await screen.findByText(/^Responders cannot create tickets/)).toBeVisible();
});

it("keeps what is typed before the form is there", async () => {
  vi.mocked(rpc).mockResolvedValueOnce(STATE);
  render(NewTicketWindow);
  await vi.waitFor(() => expect(vi.mocked(rpc)).toHaveBeenCalled());
  await screen.findByText(/^Nobody is signed in/);
  let signIn: (state: AppState) => void = () => undefined;
  let read: () => void = () => undefined;
  const state = new Promise((resolve) => (signIn = resolve));
  const drafts = new Promise<void>((resolve) => (read = resolve)).then(() => []);
  const cached = { value: [], asOf: null };
  const answers: Record<string, unknown> = {
    app_state: state,
    draft_list: drafts,
    category_list: cached,
    priority_list: cached,
    facts_preview: { facts: {}, on: [] },
    file_list: [],
  };
  vi.mocked(rpc).mockImplementation((command) => Promise.resolve(answers[command] ?? null) as never);
  tell({ signal: "person" });
  await userEvent.keyboard("The pr");
  signIn(signedIn("employee"));
  await vi.waitFor(() => expect(vi.mocked(rpc)).toHaveBeenCalledWith("draft_list", null));
  await userEvent.keyboard("inter");
  read();
  await vi.waitFor(() => expect(screen.getByLabelText(/^Title/)).toHaveValue("The printer"));
});

it("is made larger and smaller by the keys of the main window", async () => {
  vi.mocked(rpc).mockResolvedValue(STATE);
  render(NewTicketWindow);
  const size = () => document.documentElement.style.fontSize;
  await userEvent.keyboard("{Control>}={/Control}");
  expect(size()).toBe("110%");
  await userEvent.keyboard("{Control>}--{/Control}");
  expect(size()).toBe("90%");
  await userEvent.keyboard("{Control>}0{/Control}");
  expect(size()).toBe("");
});
