// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Cached, type Conversation, type Message, rpc } from "../api";
import { conversations, showMessage, View } from "./views.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));
const desk = vi.mocked(rpc) as unknown as { mockResolvedValue: (answer: unknown) => void };

const WITH = 3;
const message = (id: number) => ({ id, body: `Number ${id}` }) as Message;
const COMPLETE = { messages: false, events: false };
const answer = (messages: Message[]) => ({
  value: { messages, older: COMPLETE } as Conversation,
  asOf: null,
});
const shown = () => conversations.of(WITH).value?.messages.map(({ id }) => id);

describe("a message that was just sent", () => {
  afterEach(() => conversations.reset());

  it("is shown before the next read", async () => {
    desk.mockResolvedValue(answer([message(1)]));
    await conversations.of(WITH).refresh();
    showMessage({ kind: "person", id: WITH }, message(2));
    expect(shown()).toEqual([1, 2]);
  });

  it("is shown once if a read was faster than its answer", async () => {
    desk.mockResolvedValue(answer([message(1), message(2)]));
    await conversations.of(WITH).refresh();
    showMessage({ kind: "person", id: WITH }, message(2));
    expect(shown()).toEqual([1, 2]);
  });

  it("changes nothing before the first read", () => {
    showMessage({ kind: "person", id: WITH }, message(2));
    expect(shown()).toBeUndefined();
  });
});

describe("what came before a page", () => {
  const older = (messages: boolean) => ({ messages, events: false });
  const page = (messages: Message[], more: boolean) => ({
    value: { messages, older: older(more) } as Conversation,
    asOf: null,
  });
  afterEach(() => conversations.reset());

  async function opened() {
    desk.mockResolvedValue(page([message(3), message(4)], true));
    await conversations.of(WITH).refresh();
    desk.mockResolvedValue(page([message(1), message(2)], false));
    await conversations.of(WITH).older();
  }

  it("stands before it and is asked for by its oldest", async () => {
    await opened();
    expect(shown()).toEqual([1, 2, 3, 4]);
    expect(vi.mocked(rpc)).toHaveBeenLastCalledWith("message_conversation", { person: WITH, before: 3 });
    expect(conversations.of(WITH).value?.older.messages).toBe(false);
  });

  it("stays when the newest page is read again and has moved", async () => {
    await opened();
    desk.mockResolvedValue(page([message(4), message(5)], true));
    await conversations.of(WITH).refresh();
    expect(shown()).toEqual([1, 2, 3, 4, 5]);
    expect(conversations.of(WITH).value?.older.messages).toBe(false);
  });

  it("is forgotten where messages between it and the newest page are missing", async () => {
    await opened();
    desk.mockResolvedValue(page([message(8), message(9)], true));
    await conversations.of(WITH).refresh();
    expect(shown()).toEqual([8, 9]);
    expect(conversations.of(WITH).value?.older.messages).toBe(true);
  });
});

describe("a view whose readings overtake each other", () => {
  /** Two readings on their way. The test answers them in its own order. */
  function twice() {
    const [first, second] = [pending(), pending()];
    const read = vi.fn().mockReturnValueOnce(first.promise).mockReturnValueOnce(second.promise);
    const view = new View<string>(read, () => Promise.reject(new Error("nothing is older")));
    return { view, first, second, readings: [view.refresh(), view.refresh()] };
  }
  function pending() {
    let resolve: (answer: Cached<string>) => void = () => undefined;
    let reject: (reason: Error) => void = () => undefined;
    const promise = new Promise<Cached<string>>((yes, no) => ([resolve, reject] = [yes, no]));
    return { promise, resolve, reject };
  }
  const cached = (value: string) => ({ value, asOf: null });

  it("keeps the newer answer", async () => {
    const { view, first, second, readings } = twice();
    second.resolve(cached("new"));
    await readings[1];
    first.resolve(cached("old"));
    await readings[0];
    expect(view.value).toBe("new");
  });

  it("tells no failure of the older reading", async () => {
    const { view, first, second, readings } = twice();
    second.resolve(cached("new"));
    await readings[1];
    first.reject(new Error("lost"));
    await readings[0];
    expect(view.failure).toBeNull();
    expect(view.value).toBe("new");
  });
});
