// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Command, type Message, type Profile, rpc, type Signal, signals, type Ticket } from "../api";
import { lists } from "../data/lists.svelte";
import { preferences } from "../session/preferences.svelte";
import { session } from "../session/session.svelte";
import { router } from "../window/router.svelte";
import App from "./App.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn(), signals: vi.fn() }));

const AT = "2026-01-01T10:00:00Z";
const COMPLETE = { messages: false, events: false };
const ada = { id: 1, name: "Ada", username: "ada", active: true, look: "ada", mixed: false };
const rosa = { id: 2, name: "Rosa", username: "rosa", active: true, look: "rosa", mixed: false };
const me = {
  ...{
    id: 2,
    username: "rosa",
    name: "Rosa",
    role: "responder",
    email: "",
    phone: null,
    phoneExtension: null,
    profession: "",
  },
  ...{ organisation: "", address: "", version: 1, createdAt: AT },
} as Profile;

function ticket(id: number, mine: boolean): Ticket {
  return {
    ...{ id, title: `Printer ${id}`, description: "It jams.", closing: null, closingNote: "", version: 1 },
    ...{
      employee: ada,
      createdAt: AT,
      updatedAt: AT,
      completedAt: null,
      withdrawnAt: null,
      queuePosition: null,
    },
    ...{ turn: "responder", turnSince: AT },
    ...{ priority: "normal", respondBy: AT, category: { id: 1, name: "General" } },
    status: mine ? "in process" : "pending",
    responder: mine ? rosa : null,
    claimedAt: mine ? AT : null,
    actions: mine ? ["complete", "decline", "write"] : ["claim", "decline"],
  };
}

/** A desk with two tickets in the pool. Like the real one, it polls after each change and signals the result. */
class FakeDesk {
  pool = [ticket(1, false), ticket(2, false)];
  work: Ticket[] = [];
  messages: Message[] = [];
  seq = 1;
  calls: Command[] = [];
  signal: (signal: Signal) => void = () => undefined;
  /** When the poll's signal arrives: before the answer, after it, or never. */
  poll: "before" | "after" | "never" = "after";

  get watch() {
    // Tickets only leave this pool.
    return {
      seq: this.seq,
      unread: 0,
      pool: this.pool.length,
      overdue: 0,
      dueToday: 0,
      poolVersion: 100 - this.pool.length,
    };
  }

  changed = () => this.signal({ signal: "changed", watch: this.watch });

  async call(command: Command, request: unknown): Promise<unknown> {
    this.calls.push(command);
    const { ticket: id } = (request ?? {}) as { ticket: number };
    await new Promise((soon) => setTimeout(soon, 2));
    switch (command) {
      case "app_state":
        return {
          ...{
            connection: { state: "online", server: "db", trouble: null },
            person: me,
            clockOffset: 0,
            watch: this.watch,
            remembers: true,
          },
          ...{ keyring: "ready", outbox: [], quarantined: null, version: "1", language: "en" },
          ...{ preferences: preferences.current, startup: { available: false, withComputer: false } },
          ...{ tray: true, trial: false, trialPeople: [], trialPassword: null, managed: false },
          ...{ managedRefused: null, development: false },
        };
      case "draft_list":
      case "file_list":
      case "upload_list":
        return [];
      case "ticket_pool":
        return this.#known({ rows: this.pool.map(this.#row), next: null });
      case "ticket_work":
        return this.#known(this.work.map(this.#row));
      case "ticket_log":
      case "message_inbox":
      case "person_directory":
        return this.#known({ rows: [], next: null });
      case "ticket_show": {
        const found = [...this.pool, ...this.work].find((each) => each.id === id) ?? ticket(id, true);
        return this.#known({
          ticket: found,
          messages: [...this.messages],
          events: [],
          attachments: [],
          older: COMPLETE,
        });
      }
      case "ticket_claim":
        this.pool = this.pool.filter((each) => each.id !== id);
        this.work = [...this.work, ticket(id, true)];
        return this.#write({ outcome: "claimed", ticket: ticket(id, true) });
      case "ticket_complete":
        this.work = this.work.filter((each) => each.id !== id);
        return this.#write({ ...ticket(id, true), status: "done", closing: "completed", actions: [] });
      case "message_send": {
        const message = { id: 1, from: rosa, body: "Hello", at: AT, readAt: null };
        this.messages = [message];
        return this.#write({ outcome: "delivered", answer: message });
      }
      default:
        return null;
    }
  }

  /** Counts the calls of each reading command. */
  reads(): Partial<Record<Command, number>> {
    const counts: Partial<Record<Command, number>> = {};
    for (const command of this.calls) {
      if (/^ticket_(pool|work|log|show|mine)$|^message_inbox$/.test(command))
        counts[command] = (counts[command] ?? 0) + 1;
    }
    return counts;
  }

  readonly #known = <T>(value: T) => ({ value, asOf: null });
  readonly #row = (each: Ticket) => ({ ...each, excerpt: each.description, unread: 0 });

  #write<T>(answer: T): T {
    this.seq += 2;
    if (this.poll === "before") this.changed();
    if (this.poll === "after") setTimeout(this.changed, 20);
    return answer;
  }
}

/** Waits until nothing is in flight, and longer than anything waits for a signal. */
const quiet = () => vi.advanceTimersByTimeAsync(3000);

const button = (name: RegExp) => screen.getByRole("button", { name });

async function press(pressed: HTMLElement): Promise<void> {
  await userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTimeAsync(ms) }).click(pressed);
}

/** A responder's window that starts with ticket 1 open. */
function start(): FakeDesk {
  const desk = new FakeDesk();
  vi.mocked(rpc).mockImplementation((command, request) => desk.call(command, request) as never);
  vi.mocked(signals).mockImplementation((listener) => {
    desk.signal = listener;
    return Promise.resolve();
  });
  router.go("pool", { kind: "ticket", id: 1 });
  render(App);
  return desk;
}

/** The same with everything loaded. */
async function open(): Promise<FakeDesk> {
  const desk = start();
  await quiet();
  desk.changed();
  await quiet();
  desk.calls = [];
  return desk;
}

async function claimed(): Promise<FakeDesk> {
  const desk = await open();
  await press(button(/^Claim$/));
  await quiet();
  return desk;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  cleanup();
  session.close();
  vi.useRealTimers();
});

describe("a start", () => {
  it("reads the first list once, and does not wait for the drafts", async () => {
    const { calls } = start();
    await quiet();
    const reads = calls.filter((command) => command === "ticket_pool" || command === "draft_list");
    expect(reads).toEqual(["ticket_pool", "draft_list"]);
  });
});

describe("a change of this window", () => {
  it("reads each list once after a claim", async () => {
    const desk = await claimed();
    expect(desk.reads()).toEqual({ ticket_work: 1, ticket_show: 1 });
    expect(lists.work.rows.map(({ id }) => id)).toEqual([1]);
    expect(lists.pool.rows.map(({ id }) => id)).toEqual([2]);
  });

  it("reads each list once when the signal overtakes the answer", async () => {
    const desk = await open();
    desk.poll = "before";
    await press(button(/^Claim$/));
    await quiet();
    expect(desk.reads()).toEqual({ ticket_work: 1, ticket_show: 1 });
  });

  it("reads its lists although no signal arrives", async () => {
    const desk = await open();
    desk.poll = "never";
    await press(button(/^Claim$/));
    await quiet();
    expect(lists.work.rows.map(({ id }) => id)).toEqual([1]);
    expect(desk.reads()).toEqual({ ticket_work: 1, ticket_show: 1 });
  });

  it("reads each list once after a message", async () => {
    const desk = await claimed();
    desk.calls = [];
    await fireEvent.input(screen.getByRole("textbox", { name: "Message" }), { target: { value: "Hello" } });
    await press(button(/^Send$/));
    await quiet();
    expect(desk.reads()).toEqual({ ticket_work: 1, ticket_show: 1 });
    expect(screen.getAllByText("Hello")).toHaveLength(1);
  });

  it("reads each list once after a completion", async () => {
    const desk = await claimed();
    desk.calls = [];
    await press(button(/^Complete/));
    await press(within(screen.getByRole("dialog")).getByRole("button", { name: /^Complete$/ }));
    await quiet();
    expect(desk.reads()).toEqual({ ticket_work: 1, ticket_show: 1 });
    expect(lists.work.rows).toEqual([]);
  });

  it("reads its lists although somebody else's signal arrives first", async () => {
    const desk = await open();
    const claim = press(button(/^Claim$/));
    desk.seq += 1;
    desk.changed();
    await claim;
    await quiet();
    expect(lists.work.rows.map(({ id }) => id)).toEqual([1]);
    expect(lists.pool.rows.map(({ id }) => id)).toEqual([2]);
  });

  it("also reads somebody else's later change", async () => {
    const desk = await open();
    await press(button(/^Claim$/));
    await vi.advanceTimersByTimeAsync(10);
    desk.work = [...desk.work, ticket(9, true)];
    desk.seq += 1;
    desk.changed();
    await quiet();
    expect(lists.work.rows.map(({ id }) => id)).toEqual([1, 9]);
  });
});

describe("a change elsewhere", () => {
  it("in the pool alone reads the pool alone", async () => {
    const desk = await open();
    desk.pool = desk.pool.filter(({ id }) => id !== 2);
    desk.changed();
    await quiet();
    expect(lists.pool.rows.map(({ id }) => id)).toEqual([1]);
    expect(desk.reads()).toEqual({ ticket_pool: 1 });
  });

  it("that concerns the person leaves the pool alone", async () => {
    const desk = await open();
    desk.seq += 1;
    desk.changed();
    await quiet();
    expect(desk.reads()).toEqual({ ticket_work: 1, ticket_show: 1 });
  });
});
