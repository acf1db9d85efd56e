// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CallError, rpc } from "../../api";
import { run } from "../../keyboard/bindings";
import { drafts } from "../drafts/drafts.svelte";
import { DraftFiles } from "../files/draft-files.svelte";
import { session } from "../../session/session.svelte";
import { toasts } from "../../window/toasts.svelte";
import Composer from "./Composer.svelte";

vi.mock("../../api", async (original) => ({
  ...(await original<object>()),
  rpc: vi.fn(),
}));

const desk = vi.mocked(rpc);
const sent = () =>
  desk.mock.calls
    .filter(([command]) => command === "message_send")
    .map(([, request]) => request as { request: string; body: string; seen: number | null });

function refuse(code: "message.thread_moved" | "database.unreachable") {
  const wire = { code, message: "", retryable: false, reference: "", field: null, limit: null } as const;
  let refused = false;
  desk.mockImplementation((command) => {
    if (command !== "message_send" || refused)
      return Promise.resolve((command === "file_list" ? [] : {}) as never);
    refused = true;
    return Promise.reject(new CallError(wire));
  });
}

function show(draftKey: string, oncomplete?: () => Promise<void>): HTMLTextAreaElement {
  render(Composer, { thread: { kind: "ticket", id: 1 }, draftKey, seen: 7, toEnd: vi.fn(), oncomplete });
  return screen.getByRole("textbox", { name: "Message" });
}

describe("the composer", () => {
  beforeEach(() => {
    session.person = { id: 3 } as never;
    desk
      .mockReset()
      .mockImplementation((command) => Promise.resolve((command === "file_list" ? [] : {}) as never));
  });
  afterEach(cleanup);

  it("sends the text with the newest seen message, then clears", async () => {
    const field = show("message:ticket:1");
    await userEvent.type(field, "Hello");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(sent()).toMatchObject([{ body: "Hello", seen: 7 }]);
    await waitFor(() => expect(field).toHaveValue(""));
  });

  it.each([
    { way: "button", draftKey: "message:ticket:5" },
    { way: "keys", draftKey: "message:ticket:6" },
  ])("has the caret again after sending by $way", async ({ way, draftKey }) => {
    const field = show(draftKey);
    await userEvent.type(field, "Hello");
    if (way === "button") await userEvent.click(screen.getByRole("button", { name: "Send" }));
    else run("send");
    await waitFor(() => expect(field).toHaveValue(""));
    await waitFor(() => expect(field, "the next message is typed at once").toHaveFocus());
    await userEvent.keyboard("Again");
    expect(field).toHaveValue("Again");
  });

  it("keeps the text and the request id when the database is away", async () => {
    const field = show("message:ticket:2");
    await userEvent.type(field, "Hello");
    refuse("database.unreachable");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("cannot be reached");
    expect(field).toHaveValue("Hello");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    const [first, second] = sent();
    expect(second?.request).toBe(first?.request);
  });

  it("asks before sending past unseen messages", async () => {
    const field = show("message:ticket:3");
    await userEvent.type(field, "Hello");
    refuse("message.thread_moved");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    await userEvent.click(await screen.findByRole("button", { name: "Send anyway" }));
    expect(sent().map(({ seen }) => seen)).toEqual([7, null]);
  });

  it("sends nothing when it is empty", async () => {
    const field = show("message:ticket:4");
    await userEvent.type(field, "   ");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(sent()).toEqual([]);
    expect(field).toHaveFocus();
  });

  describe("with a text that is too long", () => {
    const TEXT = "It smokes.\n".repeat(1000).trim();
    let taken: () => Promise<void> | void;

    beforeEach(() => {
      taken = () => undefined;
      toasts.list.splice(0);
      desk.mockImplementation(async (command, request) => {
        if (command === "file_list") return [] as never;
        if (command !== "file_add") return {} as never;
        await taken();
        const { id, name, size } = request as { id: string; name: string; size: number };
        return { id, name, mediaType: "text/plain", size };
      });
    });

    async function attach(draftKey: string) {
      const field = show(draftKey);
      await userEvent.click(field);
      await userEvent.paste(TEXT);
      await userEvent.click(await screen.findByRole("button", { name: "Attach the text as a file" }));
      return field;
    }

    it("makes a file of it on one click, and takes that back", async () => {
      const field = await attach("message:ticket:9");
      await waitFor(() => expect(field).toHaveValue("See text.txt"));
      const added = desk.mock.calls.find(([command]) => command === "file_add")?.[1] as {
        bytes: string;
        person: number;
      };
      expect(added.person).toBe(3);
      expect(atob(added.bytes), "all of it").toBe(TEXT);
      expect(field).toHaveFocus();
      toasts.undo();
      await waitFor(() => expect(field.value === TEXT, "the text is back").toBe(true));
      await waitFor(() => expect(screen.queryByRole("button", { name: "Remove text.txt" })).toBeNull());
    });

    it("keeps it when the file is cancelled", async () => {
      taken = () =>
        screen.findByRole("button", { name: "Stop transferring text.txt" }).then((stop) => stop.click());
      const field = await attach("message:ticket:10");
      await waitFor(() => expect(desk).toHaveBeenCalledWith("file_remove", expect.anything()));
      await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
      await userEvent.type(field, "?");
      expect(field.value.slice(TEXT.length)).toBe("?");
    });

    it("keeps what somebody typed meanwhile", async () => {
      taken = () => userEvent.type(screen.getByRole("textbox", { name: "Message" }), "!");
      const field = await attach("message:ticket:11");
      expect(await screen.findByRole("button", { name: "Remove text.txt" })).toBeVisible();
      await userEvent.type(field, "?");
      expect(field.value.slice(TEXT.length)).toBe("!?");
    });
  });

  it("sends the names of files as they are when there is no text", async () => {
    const files = ["a_b_c.txt", "`x`.log"].map((name) => ({
      id: name,
      name,
      mediaType: "text/plain",
      size: 1,
    }));
    desk.mockImplementation((command) => Promise.resolve((command === "file_list" ? files : {}) as never));
    show("message:ticket:12");
    await screen.findByRole("button", { name: "Remove a_b_c.txt" });
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(sent().map(({ body }) => body)).toEqual(["`a_b_c.txt`\n`` `x`.log ``"]);
  });

  it("sends chosen files before it completes", async () => {
    const file = { id: "1", name: "photo.png", mediaType: "image/png", size: 1 };
    const order: string[] = [];
    desk.mockImplementation((command) => {
      if (command === "message_send") order.push("sent");
      const answer = command === "message_send" ? { outcome: "delivered", answer: {} } : {};
      return Promise.resolve((command === "file_list" ? [file] : answer) as never);
    });
    const field = show("message:ticket:15", () => Promise.resolve(void order.push("completed")));
    await screen.findByRole("button", { name: "Remove photo.png" });
    field.focus();
    run("sendAndComplete");
    await waitFor(() => expect(order).toEqual(["sent", "completed"]));
  });

  it("stops reading files when somebody else signs in", async () => {
    const added: unknown[] = [];
    desk.mockImplementation((command, request) => {
      if (command === "file_add") {
        added.push((request as { person: number }).person);
        session.person = { id: 4 } as never;
      }
      return Promise.resolve(null as never);
    });
    const files = new DraftFiles("create");
    await files.add([new File(["x".repeat(300_000)], "a.txt"), new File(["y"], "b.txt")]);
    expect(added).toEqual([3]);
    expect(files.busy).toBe(false);
    expect(files.failure).toBeNull();
  });

  it("forgets the files of a draft that is discarded, until that is undone", async () => {
    let kept = [{ id: "1", name: "log.txt", mediaType: "text/plain", size: 1 }];
    const discarded = kept;
    desk.mockImplementation((command, request) => {
      const { draftKey } = (request ?? {}) as { draftKey?: string };
      if (command === "file_discard" && draftKey === "message:ticket:13") kept = [];
      if (command === "file_restore") kept = discarded;
      return Promise.resolve((command === "file_list" ? kept : null) as never);
    });
    show("message:ticket:13");
    const name = () => screen.queryByRole("button", { name: "Remove log.txt" });
    await waitFor(() => expect(name()).not.toBeNull());
    drafts.discard("message:ticket:14");
    await tick();
    expect(name(), "of another draft").not.toBeNull();
    const undo = drafts.discard("message:ticket:13");
    await waitFor(() => expect(name()).toBeNull());
    undo();
    await waitFor(() => expect(name()).not.toBeNull());
  });
});
