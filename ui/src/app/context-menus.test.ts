// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { contextMenu } from "../window/context-menu.svelte";
import { showContextMenu } from "./context-menus";

/** Right-clicks the text; says whether the web view's own menu comes up. */
function rightClick(): boolean {
  const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
  document.querySelector("p")?.dispatchEvent(event);
  return !event.defaultPrevented;
}

/** The document of these tests does not select. */
function select(text: string) {
  const selection = { containsNode: () => true, toString: () => text };
  vi.spyOn(window, "getSelection").mockReturnValue(selection as unknown as Selection);
}

describe("the context menu", () => {
  beforeEach(() => document.body.addEventListener("contextmenu", showContextMenu));
  afterEach(() => {
    document.body.removeEventListener("contextmenu", showContextMenu);
    vi.restoreAllMocks();
    contextMenu.current = null;
    document.body.replaceChildren();
  });

  it("is ours where text is selected", () => {
    document.body.append(document.createElement("p"));
    select("tray");
    expect(rightClick()).toBe(false);
    expect(contextMenu.current?.items.map(({ words }) => words)).toEqual(["Copy"]);
  });

  it("is the web view's own one for selected text in a dialog", () => {
    const dialog = document.createElement("dialog");
    dialog.open = true;
    dialog.append(document.createElement("p"));
    document.body.append(dialog);
    expect(rightClick(), "nothing is selected").toBe(false);
    select("tray");
    expect(rightClick()).toBe(true);
    expect(contextMenu.current, "ours would be dead").toBeNull();
  });
});
