// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type PersonRef, rpc } from "../../api";
import { session } from "../../session/session.svelte";
import { toasts } from "../../window/toasts.svelte";
import { type Known, ticketMenu } from "./ticket-menu";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const person = (id: number) => ({ id, name: `Person ${id}`, username: `p${id}`, active: true }) as PersonRef;
const ticket = (about: Partial<Known>): Known => ({
  id: 7,
  status: "pending",
  employee: person(1),
  responder: null,
  ...about,
});

function sign(id: number, role: "employee" | "responder") {
  session.person = { ...person(id), role } as unknown as typeof session.person;
  session.connection = { state: "online", server: "", trouble: null } as unknown as typeof session.connection;
}

const words = (about: Partial<Known>) => ticketMenu("pool", ticket(about)).map((item) => item.words);
const COPIES = ["Copy link", "Copy number"];

describe("the context menu of a row", () => {
  beforeEach(() => {
    vi.mocked(rpc).mockReset();
    toasts.list = [];
  });

  it("offers a responder what its status allows", () => {
    sign(2, "responder");
    expect(words({})).toEqual(["Open", "Claim", "Decline", ...COPIES]);
    expect(words({ status: "in process", responder: person(2) })).toEqual([
      "Open",
      "Complete",
      "Decline",
      "Give back",
      ...COPIES,
    ]);
    expect(words({ status: "done", responder: person(2) })).toEqual(["Open", ...COPIES]);
  });

  it("offers nothing on a colleague's ticket", () => {
    sign(2, "responder");
    expect(words({ status: "in process", responder: person(3) })).toEqual(["Open", ...COPIES]);
  });

  it("offers an employee only their own tickets' actions", () => {
    sign(1, "employee");
    expect(words({})).toEqual(["Open", "Edit", "Withdraw", ...COPIES]);
    expect(words({ employee: person(4) })).toEqual(["Open", ...COPIES]);
  });

  it("leaves out what needs the database while it is away", () => {
    sign(2, "responder");
    session.connection = {
      state: "offline",
      code: "database.unreachable",
    } as unknown as typeof session.connection;
    expect(words({}), "a claim does not wait").toEqual(["Open", ...COPIES]);
  });

  it("copies the application's own link", async () => {
    sign(1, "employee");
    const written = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: written } });
    await ticketMenu("mine", ticket({}))
      .find((item) => item.words === "Copy link")
      ?.handler();
    expect(written).toHaveBeenCalledWith("ticket-desk://ticket/7");
    vi.unstubAllGlobals();
  });
});
