// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { bind, obey } from "./bindings";

function press(target: Element, key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  target.addEventListener("keydown", (heard) => obey(heard as KeyboardEvent, "responder"), { once: true });
  target.dispatchEvent(event);
  return event;
}

function add<K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K] {
  return document.body.appendChild(document.createElement(tag));
}

describe("key presses", () => {
  afterEach(() => document.body.replaceChildren());

  it("act outside of fields and type inside", () => {
    const claim = vi.fn();
    const unbind = bind({ claim });
    press(document.body, "a");
    press(add("input"), "a");
    press(add("textarea"), "a");
    expect(claim).toHaveBeenCalledTimes(1);
    unbind();
    press(document.body, "a");
    expect(claim).toHaveBeenCalledTimes(1);
  });

  it("send and close also while typing", () => {
    const send = vi.fn();
    const back = vi.fn();
    const unbind = bind({ send, back });
    const field = add("textarea");
    press(field, "Enter", { ctrlKey: true });
    press(field, "Escape");
    expect(send).toHaveBeenCalledOnce();
    expect(back).toHaveBeenCalledOnce();
    unbind();
  });

  it("leave Enter and Space to the control that has the focus", () => {
    const open = vi.fn();
    const unbind = bind({ open });
    press(add("button"), "Enter");
    press(add("summary"), " ");
    expect(open).not.toHaveBeenCalled();
    press(document.body, "Enter");
    expect(open).toHaveBeenCalledOnce();
    unbind();
  });

  it("are left to an open dialog", () => {
    const claim = vi.fn();
    const unbind = bind({ claim });
    add("dialog").setAttribute("open", "");
    press(document.body, "a");
    expect(claim).not.toHaveBeenCalled();
    unbind();
  });

  it("go to the latest binding, then to the one before", () => {
    const list = vi.fn();
    const pane = vi.fn<() => boolean>(() => false);
    const first = bind({ back: list });
    const second = bind({ back: pane });
    const event = press(document.body, "Escape");
    expect(pane).toHaveBeenCalledBefore(list);
    expect(event.defaultPrevented).toBe(true);
    second();
    first();
  });

  it("claim once while held, but move repeatedly", () => {
    const claim = vi.fn();
    const down = vi.fn();
    const unbind = bind({ claim, down });
    press(document.body, "a", { repeat: true });
    press(document.body, "j", { repeat: true });
    expect(claim).not.toHaveBeenCalled();
    expect(down).toHaveBeenCalledOnce();
    unbind();
  });
});
