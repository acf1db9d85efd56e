// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ClaimNext, type Profile, rpc, type Ticket, type TicketRow } from "../../api";
import { lists } from "../../data/lists.svelte";
import { session } from "../../session/session.svelte";
import { router } from "../../window/router.svelte";
import { toasts } from "../../window/toasts.svelte";
import { claimNextTicket, openNextTicket } from "./next-ticket";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const MINUTE = 60_000;
const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();
const row = (id: number, minutes: number) =>
  ({ id, title: `Ticket ${id}`, priority: "urgent", respondBy: at(minutes) }) as TicketRow;
const claimed = (id: number): ClaimNext => ({
  outcome: "claimed",
  ticket: { id, priority: "urgent", respondBy: at(12) } as Ticket,
});

/** The requests that a command was sent with. */
const sent = (name: string) =>
  vi.mocked(rpc).mock.calls.flatMap(([command, request]) => (command === name ? [request] : []));
const said = () => toasts.list.map(({ words }) => words);

let online = true;

describe("the next ticket", () => {
  beforeEach(() => {
    online = true;
    vi.mocked(rpc).mockReset();
    vi.spyOn(session, "online", "get").mockImplementation(() => online);
    session.person = { id: 2, role: "responder" } as Profile;
    lists.reset();
    toasts.list = [];
    router.go("pool");
  });
  afterEach(() => {
    vi.restoreAllMocks();
    session.person = null;
  });

  const database = (...rows: TicketRow[]) =>
    vi.mocked(rpc).mockResolvedValue({ value: { rows, next: null }, asOf: null });
  const answers = (...answers: (ClaimNext | { code: string })[]) => {
    for (const answer of answers) {
      if ("code" in answer) vi.mocked(rpc).mockRejectedValueOnce(answer);
      else vi.mocked(rpc).mockResolvedValueOnce(answer);
    }
  };

  it("is the first of what the person serves, whatever the list shows, and says why", async () => {
    database(row(7, 12), row(8, 30));
    lists.everything = true;
    await openNextTicket();
    expect(sent("ticket_pool")).toEqual([{ everything: false, after: null }]);
    expect(router.route?.target).toEqual({ kind: "ticket", id: 7 });
    expect(said()).toEqual(["“Ticket 7” is next: Urgent, due in 12 min"]);
  });

  it("is the one after the open one, and the first again at the end", async () => {
    database(row(7, 12), row(8, 30));
    router.go("pool", { kind: "ticket", id: 7 });
    await openNextTicket();
    expect(router.route?.target?.id).toBe(8);
    await openNextTicket();
    expect(router.route?.target?.id).toBe(7);
  });

  it("is not there when the pool is empty", async () => {
    database();
    await openNextTicket();
    expect(router.route?.target).toBeNull();
    expect(said()).toEqual(["The pool is empty"]);
  });

  it("leaves the focus in what is open when the pool is empty", async () => {
    database();
    const main = Object.assign(document.createElement("main"), { id: "main", tabIndex: -1 });
    document.body.append(main);
    await openNextTicket();
    expect(document.activeElement).toBe(main);
    main.remove();
  });

  it("is claimed in one call and opened in the person's work", async () => {
    answers(claimed(9));
    await claimNextTicket();
    expect(vi.mocked(rpc)).toHaveBeenCalledTimes(1);
    expect(router.route).toMatchObject({ section: "work", target: { kind: "ticket", id: 9 } });
    expect(said()).toEqual(["#9 is yours: Urgent, due in 12 min"]);
  });

  it.each([
    ["empty", "The pool is empty"],
    ["elsewhere", "Nothing waits in the categories you serve, but other categories have tickets"],
    ["declined", "You declined every ticket that is left in the pool"],
  ] as const)("is nothing (%s), and says so", async (why, words) => {
    answers({ outcome: "nothing", why });
    await claimNextTicket();
    expect(said()).toEqual([words]);
    expect(router.route?.section).toBe("pool");
  });

  it("is claimed once, however often an answer was lost", async () => {
    answers({ code: "database.unreachable" }, claimed(9), claimed(10));
    await claimNextTicket();
    await claimNextTicket();
    await claimNextTicket();
    const [lost, again, next] = sent("ticket_claim_next");
    expect(again).toEqual(lost);
    expect(next).not.toEqual(lost);
  });

  it("is another one when what an earlier press claimed went back", async () => {
    answers({ outcome: "returned" }, claimed(9));
    await claimNextTicket();
    const [first, second] = sent("ticket_claim_next");
    expect(second).not.toEqual(first);
    expect(router.route?.target?.id).toBe(9);
  });

  it("needs the database to be claimed", async () => {
    online = false;
    await claimNextTicket();
    expect(rpc).not.toHaveBeenCalled();
    expect(said()).toEqual(["Needs the database, which is not reachable right now."]);
  });

  it("is claimed by one press at a time", async () => {
    answers(claimed(9));
    await Promise.all([claimNextTicket(), claimNextTicket()]);
    expect(rpc).toHaveBeenCalledTimes(1);
  });
});
