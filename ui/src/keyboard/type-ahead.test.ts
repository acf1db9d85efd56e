// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { typeAhead, bind, obey } from "./bindings";

const hear = (event: Event) => obey(event as KeyboardEvent, "responder");
const settled = () => vi.advanceTimersByTimeAsync(1);

/** Presses keys like the browser: a letter goes into the focused field unless its default is prevented. */
function press(...keys: string[]) {
  for (const key of keys) {
    const target = document.activeElement ?? document.body;
    const init = key === "Send" ? { key: "Enter", ctrlKey: true } : { key };
    target.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true }));
  }
}

describe("keys pressed before their target has mounted", () => {
  const complete = vi.fn();
  const send = vi.fn();
  const move = vi.fn();
  let field: HTMLTextAreaElement;
  let unbind: () => void;

  /** The target has mounted, with a field to write in. */
  function arrive(came: (came: boolean) => void) {
    bound.push(bind({ complete, reply: () => field.focus(), send: () => void send(field.value) }));
    came(true);
  }
  const bound: (() => void)[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    for (const handler of [complete, send, move]) handler.mockReset();
    field = document.body.appendChild(document.createElement("textarea"));
    unbind = bind({ down: move });
    addEventListener("keydown", hear);
  });

  afterEach(() => {
    removeEventListener("keydown", hear);
    unbind();
    for (const each of bound.splice(0)) each();
    document.body.replaceChildren();
    vi.useRealTimers();
  });

  it("are replayed when it has mounted, and a sentence triggers nothing", async () => {
    const came = typeAhead.wait();
    press("r", "H", "e", "x", "Backspace", "y", "Enter", "e", "Send");
    arrive(came);
    await settled();
    expect(field.value).toBe("Hey\ne");
    expect(send).toHaveBeenCalledExactlyOnceWith("Hey\ne");
    expect(complete).not.toHaveBeenCalled();
  });

  it("are buffered even when the focused control would take them", async () => {
    const row = document.body.appendChild(document.createElement("a"));
    Object.assign(row, { href: "#/pool/ticket/1" }).focus();
    const came = typeAhead.wait();
    press("r", "n", "o", " ", "w", "Enter");
    arrive(came);
    await settled();
    expect(field.value).toBe("no w\n");
  });

  it("are dropped when it does not mount", async () => {
    const came = typeAhead.wait();
    press("r", "e");
    came(false);
    arrive(() => undefined);
    await settled();
    expect(field.value).toBe("");
    expect(complete).not.toHaveBeenCalled();
    press("e");
    expect(complete).toHaveBeenCalledOnce();
  });

  it("are dropped when it takes too long", async () => {
    const came = typeAhead.wait();
    press("r", "e");
    await vi.advanceTimersByTimeAsync(6000);
    arrive(came);
    await settled();
    expect(complete).not.toHaveBeenCalled();
  });

  it("are buffered only if they act on the target", async () => {
    const came = typeAhead.wait();
    press("j");
    expect(move).toHaveBeenCalledOnce();
    came(true);
    await settled();
    expect(move).toHaveBeenCalledOnce();
  });
});
