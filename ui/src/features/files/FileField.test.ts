// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CallError, type ChosenFile, rpc } from "../../api";
import { session } from "../../session/session.svelte";
import { drafts } from "../drafts/drafts.svelte";
import { DraftFiles } from "./draft-files.svelte";
import FileField from "./FileField.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const wire = {
  code: "internal",
  message: "",
  retryable: false,
  reference: "",
  field: null,
  limit: null,
} as const;

/** What the desk keeps. */
let kept: ChosenFile[];
/** Runs before the desk takes a file. */
let before: (name: string) => Promise<void> | void;

const text = (name: string) => new File(["It smokes."], name, { type: "text/plain" });
const chosen = (id: string, name: string): ChosenFile => ({ id, name, mediaType: "text/plain", size: 10 });
const removeButton = (name: string) => screen.findByRole("button", { name: `Remove ${name}` });
const attachButton = () => screen.getByRole("button", { name: "Attach files" });

async function desk(command: string, request: ChosenFile): Promise<unknown> {
  const { id, name } = request;
  switch (command) {
    case "file_list":
      return [...kept];
    case "file_add":
      await before(name);
      kept.push(chosen(id, name));
      return chosen(id, name);
    case "file_rename":
      throw new CallError(wire);
    case "file_remove":
      kept = kept.filter((file) => file.id !== id);
  }
  return null;
}

function show() {
  const files = new DraftFiles("message:ticket:1");
  render(FileField, { files });
  return files;
}

/** Carries files and text, as the clipboard does. */
function carried(files: File[], words = "") {
  return { files, types: ["Files"], getData: () => words };
}

describe("the files of a draft", () => {
  beforeEach(() => {
    session.person = { id: 3 } as never;
    kept = [];
    before = () => undefined;
    vi.mocked(rpc)
      .mockReset()
      .mockImplementation((command, request) => desk(command, request as ChosenFile) as never);
  });
  afterEach(cleanup);

  it("come back with a draft from the outbox", async () => {
    show();
    kept = [chosen("a", "a.log")];
    drafts.put({
      draftKey: "message:ticket:1",
      content: "",
      about: null,
      updatedAt: "2026-01-01T00:00:00Z",
      files: ["a.log"],
    });
    expect(await removeButton("a.log")).toBeVisible();
  });

  it("stay when they were added while the others were sent", async () => {
    const files = show();
    await files.add([text("a.log")]);
    const [sent] = kept;
    await files.add([text("late.log")]);
    kept = kept.filter((file) => file !== sent);
    files.sent();
    await waitFor(() => expect(files.chosen.map(({ name }) => name)).toEqual(["late.log"]));
  });

  it("are listed once each, though the list is read meanwhile", async () => {
    const files = show();
    before = () => files.load();
    await files.add([text("a.log"), text("b.log")]);
    await files.load();
    expect(files.chosen.map(({ name }) => name)).toEqual(["a.log", "b.log"]);
  });

  it("stay when an older list arrives late", async () => {
    const files = new DraftFiles("message:ticket:1");
    let answer: (list: ChosenFile[]) => void = () => undefined;
    vi.mocked(rpc).mockReturnValueOnce(
      new Promise((resolve) => (answer = resolve as typeof answer)) as never,
    );
    const loading = files.load();
    await files.add([text("a.log")]);
    answer([]);
    await loading;
    expect(files.chosen.map(({ name }) => name)).toEqual(["a.log"]);
  });

  it("are read no further when somebody else signs in", async () => {
    const files = new DraftFiles("message:ticket:1");
    before = () => {
      session.person = { id: 4 } as never;
    };
    await files.add([new File([new Uint8Array(300_000)], "two-chunks.bin")]);
    expect(kept, "the second chunk is not read").toHaveLength(1);
  });

  it("are not kept when they are cancelled in their last chunk", async () => {
    const files = show();
    before = () => {
      for (const { id } of files.reading) files.cancel(id);
    };
    expect(await files.add([text("a.log")])).toEqual([]);
    expect([kept, files.chosen]).toEqual([[], []]);
  });

  it("can be pasted, but text wins over a picture of it", async () => {
    show();
    await fireEvent.paste(document.body, { clipboardData: carried([text("cells.png")], "Total\t12") });
    await fireEvent.paste(document.body, { clipboardData: carried([text("a.log")], "/home/ada/a.log") });
    expect(await removeButton("a.log")).toBeVisible();
    expect(kept.map(({ name }) => name)).toEqual(["a.log"]);
  });

  it("are not for a dialog that lies over the window", async () => {
    const files = show();
    const dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.setAttribute("open", "");
    await fireEvent.paste(dialog, { clipboardData: carried([text("a.log")]) });
    await fireEvent.drop(dialog, { dataTransfer: carried([text("b.log")]) });
    dialog.remove();
    expect([files.reading, kept]).toEqual([[], []]);
    await fireEvent.drop(document.body, { dataTransfer: carried([text("c.log")]) });
    expect(await removeButton("c.log")).toBeVisible();
  });

  it("tell what was removed and leave the focus in reach", async () => {
    const files = show();
    await files.add([text("a.log")]);
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("a.log added"));
    await userEvent.click(await removeButton("a.log"));
    await waitFor(() => expect(attachButton()).toHaveFocus());
    expect(screen.getByRole("status")).toHaveTextContent("a.log removed");
  });

  it("keep their name when another is refused", async () => {
    const files = show();
    await files.add([text("a.log")]);
    const field = await screen.findByRole("textbox", { name: "Name of a.log" });
    await userEvent.clear(field);
    await userEvent.type(field, "con{Enter}");
    expect(attachButton()).toHaveFocus();
    await waitFor(() => expect(field).toHaveValue("a.log"));
  });
});
