// @vitest-environment happy-dom
import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rpc } from "../../api";
import { Draft } from "./draft.svelte";
import { drafts } from "./drafts.svelte";
import { inRoot } from "../../test-root.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));
const desk = vi.mocked(rpc);
const kept = (draftKey: string, content: object) => ({
  draftKey,
  content: JSON.stringify(content),
  about: null,
  updatedAt: "2026-01-01T00:00:00Z",
});

describe("a draft", () => {
  let end: () => void = () => undefined;
  const open = (draftKey: string) => {
    const [draft, ended] = inRoot(() => new Draft(draftKey, { title: "", description: "" }));
    end = ended;
    return draft;
  };

  beforeEach(async () => {
    vi.useFakeTimers();
    desk.mockReset().mockResolvedValue([] as never);
    await drafts.load();
  });
  afterEach(() => {
    end();
    document.body.replaceChildren();
    vi.useRealTimers();
  });

  it("restores the caret when its field opens again", () => {
    const [title, field] = [document.createElement("input"), document.createElement("textarea")];
    [title.name, field.name, field.value] = ["title", "description", "Half a page"];
    document.body.append(title, field);
    field.focus();
    field.setSelectionRange(4, 6);
    const draft = open("create");
    draft.fields.description = "Half a page";
    draft.keep();
    end();

    field.blur();
    field.setSelectionRange(0, 0);
    const again = open("create");
    expect(again.fields).toEqual({ title: "", description: "Half a page" });
    expect(again.resume(document.body, true)).toBe(true);
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([4, 6]);
  });

  it("follows what another window of the same person wrote", async () => {
    const draft = open("create");
    flushSync();
    desk.mockResolvedValueOnce([kept("create", { title: "From the other window" })] as never);
    await drafts.follow();
    flushSync();
    expect(draft.fields.title).toBe("From the other window");
    expect(draft.restored).toBe(true);
  });

  it("keeps unsaved text when another window saved meanwhile", async () => {
    const draft = open("create");
    flushSync();
    let answer: (list: never) => void = () => undefined;
    desk.mockReturnValueOnce(new Promise<never>((resolve) => (answer = resolve)));
    const following = drafts.follow();
    draft.fields.title = "Typed here";
    draft.keep();
    answer([kept("create", { title: "Older" })] as never);
    await following;
    flushSync();
    expect(draft.fields.title).toBe("Typed here");
    await vi.advanceTimersByTimeAsync(1000);
    expect(desk.mock.calls.at(-1)?.[1]).toMatchObject({ draftKey: "create" });
  });

  it("does not call restored what is typed in it", () => {
    const draft = open("create");
    flushSync();
    draft.fields.title = "Printer";
    draft.keep();
    flushSync();
    expect(draft.restored).toBe(false);
  });

  it("follows what it began with where that has to change, and keeps what was typed", () => {
    const draft = open("create");
    draft.fields.title = "Typed";
    draft.rebase({ title: "New", description: "New" }, { description: "New" });
    expect(draft.fields).toEqual({ title: "Typed", description: "New" });
    draft.fields.title = "New";
    expect(draft.untouched, "it stands as the form begins now").toBe(true);
    draft.rebase({ title: "Newer", description: "Newer" }, {});
    expect(draft.fields).toEqual({ title: "Newer", description: "Newer" });
  });

  it("takes only its own fields from another version's draft", async () => {
    desk.mockResolvedValueOnce([kept("create", { title: 3, description: "Text", colour: "red" })] as never);
    await drafts.load();
    expect(open("create").fields).toEqual({ title: "", description: "Text" });
  });
});
