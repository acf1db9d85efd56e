// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Draft, rpc } from "../../api";
import { drafts } from "../drafts/drafts.svelte";
import { FIELD, takeOffers } from "./offers";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const draft = (draftKey: string, content: string, files: string[] = []): Draft => ({
  draftKey,
  content,
  about: null,
  files,
  updatedAt: "2026-01-01T00:00:00Z",
});

describe("what the command line offers", () => {
  /** What the desk keeps. */
  let kept: Draft[];
  /** The offers that wait: each a title, or none with a file alone. */
  let waiting: string[];
  /** The drafts that offers were put into. */
  let filled: string[];

  beforeEach(async () => {
    kept = [];
    waiting = [];
    filled = [];
    vi.mocked(rpc).mockImplementation(((command: string, request: { draftKey: string; content: string }) => {
      switch (command) {
        case "draft_list":
          return Promise.resolve([...kept]);
        case "draft_save":
          kept = [
            ...kept.filter((one) => one.draftKey !== request.draftKey),
            draft(request.draftKey, request.content),
          ];
          return Promise.resolve(null);
        case "file_list":
          return Promise.resolve(kept.find((one) => one.draftKey === request.draftKey)?.files ?? []);
        case "offer_take": {
          const title = waiting.shift();
          if (title === undefined) return Promise.resolve(null);
          filled.push(request.draftKey);
          if (title === "") kept.push(draft(request.draftKey, "", ["a.log"]));
          return Promise.resolve({ title, description: "", refused: [] });
        }
      }
      return Promise.reject(new Error(command));
    }) as never);
    await drafts.load();
  });

  it("fills the empty form", async () => {
    waiting = ["Toner"];
    expect(await takeOffers(FIELD)).toBe("create#anywhere");
    expect(drafts.read("create#anywhere")).toContain("Toner");
  });

  it("never touches what is typed, here or in the main window", async () => {
    drafts.write(FIELD, "typed here");
    await drafts.flush();
    kept.push(draft("create", "typed there"), draft("create#anywhere#2", "typed there too"));
    waiting = ["Toner"];
    expect(await takeOffers(FIELD)).toBe("create#anywhere#3");
    expect([drafts.read(FIELD), drafts.read("create")]).toEqual(["typed here", "typed there"]);
  });

  it("gives each of several offers a draft of its own", async () => {
    drafts.write(FIELD, "typed here");
    waiting = ["", "", "Toner"];
    expect(await takeOffers(FIELD)).toBe("create#anywhere#4");
    expect(filled).toEqual(["create#anywhere#2", "create#anywhere#3", "create#anywhere#4"]);
  });
});
