// @vitest-environment happy-dom
import { render } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Message } from "../../api";
import { viewport } from "../../window/viewport.svelte";
import MessageLine from "./MessageLine.svelte";

const from = { id: 2, name: "Ada Kern", username: "ada", active: true, look: "ada", mixed: false };
const message = { id: 7, from, body: "It is on fire.", at: "2026-01-01T10:00:00Z", readAt: null } as Message;

/** Everything is on the screen. */
class Observer {
  constructor(private readonly seen: IntersectionObserverCallback) {}
  observe() {
    const entries = [{ isIntersecting: true }] as IntersectionObserverEntry[];
    this.seen(entries, this as unknown as IntersectionObserver);
  }
  disconnect() {}
}

beforeEach(() => vi.stubGlobal("IntersectionObserver", Observer));
afterEach(() => vi.unstubAllGlobals());

it("a message on the screen counts as read once somebody looks", async () => {
  const onread = vi.fn();
  viewport.attended = false;
  render(MessageLine, { message, follows: false, seen: false, onread });
  await tick();
  expect(onread).not.toHaveBeenCalled();
  viewport.attended = true;
  await tick();
  expect(onread).toHaveBeenCalledExactlyOnceWith(7);
});
