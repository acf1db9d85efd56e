// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type OutboxItem, rpc } from "../../api";
import { drafts } from "../drafts/drafts.svelte";
import { Outbox } from "./outbox.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));
const desk = vi.mocked(rpc);

function item(id: string, operation: OutboxItem["operation"], refused = false): OutboxItem {
  const state = refused
    ? ({ state: "refused", code: "ticket.version_conflict", limit: null } as const)
    : ({ state: "waiting", until: null } as const);
  return { id, operation, draftKey: "", about: null, sentAt: "2026-01-01T00:00:00Z", state, files: [] };
}
const edit = (id: string, title: string, refused = false) =>
  item(id, { kind: "edit", ticket: 12, version: 1, title, description: "" }, refused);

describe("the outbox", () => {
  beforeEach(() => void desk.mockReset());

  it("knows the last queued edit, not a refused one", () => {
    const outbox = new Outbox();
    outbox.items = [edit("a", "first"), edit("b", "second"), edit("c", "refused", true)];
    expect(outbox.editOf(12)?.title).toBe("second");
    expect(outbox.editOf(13)).toBeNull();
    expect(outbox.refused.map(({ id }) => id)).toEqual(["c"]);
  });

  it("finds the items of a thread, and tells people from tickets", () => {
    const outbox = new Outbox();
    outbox.items = [
      item("a", { kind: "message", to: { kind: "person", id: 12 }, body: "", seen: null }),
      item("b", { kind: "message", to: { kind: "ticket", id: 12 }, body: "", seen: null }),
    ];
    expect(outbox.messagesTo({ kind: "ticket", id: 12 }).map(({ id }) => id)).toEqual(["b"]);
    expect(outbox.concerns(12)).toBe(true);
    expect(outbox.concerns(7)).toBe(false);
  });

  it("holds a ticket that is withdrawn, not one whose withdrawal was refused", () => {
    const outbox = new Outbox();
    const withdraw = (id: string, ticket: number, refused = false) =>
      item(id, { kind: "withdraw", ticket, note: "" }, refused);
    outbox.items = [withdraw("a", 12), withdraw("b", 7, true), edit("c", "first")];
    expect([outbox.withdraws(12), outbox.withdraws(7)]).toEqual([true, false]);
  });

  it("turns an item into a draft under the key that the desk chose", async () => {
    const outbox = new Outbox();
    outbox.items = [edit("a", "first")];
    desk.mockResolvedValueOnce({
      draftKey: "edit:12#2",
      content: `{"title":"first"}`,
      about: null,
      updatedAt: "2026-01-01T00:00:00Z",
      files: [],
    });
    await outbox.takeBack("a");
    expect(outbox.items).toEqual([]);
    expect(drafts.read("edit:12#2")).toContain("first");
    expect(drafts.keyFor("edit:12")).toBe("edit:12#2");
  });

  it("prefers the desk's signal to an older answer", async () => {
    const outbox = new Outbox();
    outbox.items = [edit("a", "first", true)];
    let answer: (items: never) => void = () => undefined;
    desk.mockReturnValue(new Promise<never>((resolve) => (answer = resolve)));
    const asked = [outbox.retry("a", false), outbox.load()];
    outbox.hear([]);
    answer([edit("a", "first")] as never);
    await Promise.all(asked);
    expect(outbox.items, "it has arrived").toEqual([]);
  });
});
