// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CallError, rpc } from "../../api";
import { DraftJournal } from "./drafts.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));
const desk = vi.mocked(rpc);

const saved = () =>
  desk.mock.calls.filter(([command]) => command === "draft_save").map(([, request]) => request);

describe("the draft journal", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    desk.mockReset().mockResolvedValue(null);
  });
  afterEach(() => vi.useRealTimers());

  it("saves the last text at most 600 ms after the last key", async () => {
    const journal = new DraftJournal();
    for (const text of ["p", "pr", "pri", "print"]) {
      journal.write("create", text);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(600);
    expect(saved().at(-1)).toEqual({ draftKey: "create", content: "print" });
  });

  it("saves while somebody types without a pause", async () => {
    const journal = new DraftJournal();
    for (let key = 0; key < 30; key += 1) {
      journal.write("create", "x".repeat(key + 1));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved().length).toBeGreaterThanOrEqual(5);
  });

  it("deletes a draft by saving it empty, after pending saves", async () => {
    const journal = new DraftJournal();
    journal.write("create", "printer");
    void journal.flush();
    journal.write("create", "");
    await journal.flush();
    expect(saved().at(-1)).toEqual({ draftKey: "create", content: "" });
  });

  it("reports a failed save and retries by itself", async () => {
    const journal = new DraftJournal();
    const wire = {
      code: "storage.failed",
      message: "",
      retryable: true,
      reference: "",
      field: null,
      limit: null,
    } as const;
    desk.mockRejectedValueOnce(new CallError(wire));
    journal.write("create", "printer");
    await journal.flush();
    expect(journal.failure?.code).toBe("storage.failed");
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved()).toHaveLength(2);
    expect(journal.failure).toBeNull();
  });

  it("restores saved drafts", async () => {
    desk.mockResolvedValueOnce([
      { draftKey: "create", content: "kept", about: null, updatedAt: "2026-01-01T00:00:00Z", files: [] },
    ]);
    const journal = new DraftJournal();
    await journal.load();
    expect(journal.read("create")).toBe("kept");
    expect(journal.read("edit:1")).toBe("");
  });

  it("holds several drafts of a field and opens the requested one", () => {
    const journal = new DraftJournal();
    expect(journal.freeKey("create")).toBe("create");
    journal.write("create", "first");
    expect(journal.freeKey("create")).toBe("create#2");
    journal.write("create#2", "second");
    expect(journal.keyFor("create")).toBe("create");
    journal.wanted = "create#2";
    expect(journal.keyFor("create")).toBe("create#2");
    expect(journal.take("create#2")).toBe(true);
    expect(journal.take("create#2")).toBe(false);
    journal.write("create", "");
    expect(journal.keyFor("create")).toBe("create#2");
  });

  it("restores a discarded draft beside a newer one", () => {
    const journal = new DraftJournal();
    journal.write("create", "thrown away");
    const undo = journal.discard("create");
    expect(journal.count).toBe(0);
    journal.write("create", "written since");
    undo();
    expect(journal.list.map(({ content }) => content).sort()).toEqual(["thrown away", "written since"]);
  });

  it("lists files without a text until the last one is removed", async () => {
    const journal = new DraftJournal();
    journal.attach("create#2", ["a.log"]);
    expect(journal.list.map(({ draftKey, files }) => [draftKey, files])).toEqual([["create#2", ["a.log"]]]);
    journal.write("create#2", "text");
    journal.write("create#2", "");
    expect(
      journal.list.map(({ files }) => files),
      "an emptied text leaves them",
    ).toEqual([["a.log"]]);
    expect(journal.freeKey("create#2")).not.toBe("create#2");
    journal.attach("create#2", []);
    expect(journal.count).toBe(0);
    await journal.flush();
  });

  it("gives a draft its files back when a discard is undone", async () => {
    const journal = new DraftJournal();
    journal.attach("create", ["a.log"]);
    const undo = journal.discard("create");
    expect(journal.count).toBe(0);
    journal.write("create", "written since");
    undo();
    expect(journal.list.map(({ draftKey, files }) => [draftKey, files])).toContainEqual([
      "create#2",
      ["a.log"],
    ]);
    await vi.waitFor(() => expect(journal.returned).toBe(1));
    const asked = desk.mock.calls.filter(([command]) => command.startsWith("file_"));
    const { id } = asked[0]?.[1] as { id: string };
    expect(asked).toEqual([
      ["file_discard", { id, draftKey: "create" }],
      ["file_restore", { id, draftKey: "create#2" }],
    ]);
  });

  it("is saved before a text is sent, and not reloaded before the answer", async () => {
    const journal = new DraftJournal();
    journal.write("create", "printer");
    await journal.sending(async () => {
      expect(saved()).toEqual([{ draftKey: "create", content: "printer" }]);
      await journal.follow();
    });
    expect(desk.mock.calls.map(([command]) => command)).not.toContain("draft_list");
  });

  it("is not restored by a reload while it is being discarded", async () => {
    const journal = new DraftJournal();
    journal.write("create", "printer");
    await journal.flush();
    let written = () => {};
    const before = [{ draftKey: "create", content: "printer", about: null, updatedAt: "", files: [] }];
    desk.mockImplementation((command) =>
      command === "draft_list"
        ? Promise.resolve(before as never)
        : new Promise((done) => (written = () => done(null))),
    );
    journal.discard("create");
    await journal.follow();
    expect(journal.count).toBe(0);
    written();
    await journal.flush();
    expect(journal.count).toBe(0);
  });
});
