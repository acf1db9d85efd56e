// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Conversation, type Message, rpc } from "../api";
import { conversations, showMessage } from "./views.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));
const desk = vi.mocked(rpc) as unknown as { mockResolvedValue: (answer: unknown) => void };

const WITH = 3;
const message = (id: number) => ({ id, body: `Number ${id}` }) as Message;
const answer = (messages: Message[]) => ({ value: { messages } as Conversation, asOf: null });
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
