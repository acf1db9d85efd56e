// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Attachment, CallError, rpc, type UploadItem } from "../../api";
import { toasts } from "../../window/toasts.svelte";
import AttachmentList from "./AttachmentList.svelte";
import { transfers } from "./transfers.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const desk = vi.mocked(rpc);
const file = { id: 7, name: "a.log", mediaType: "text/plain", size: 10, digest: "" } as Attachment;
const wire = {
  code: "internal",
  message: "",
  retryable: false,
  reference: "",
  field: null,
  limit: null,
} as const;

describe("a file that is saved", () => {
  beforeEach(() => {
    desk.mockReset();
    toasts.list.splice(0);
  });
  afterEach(cleanup);

  it("keeps the focus on its button, which stops it meanwhile", async () => {
    let saved: (answer: null) => void = () => undefined;
    desk.mockImplementation((command) =>
      command === "attachment_save"
        ? (new Promise((resolve) => (saved = resolve as typeof saved)) as never)
        : Promise.resolve(null as never),
    );
    render(AttachmentList, { attachments: [file] });
    await userEvent.click(screen.getByRole("button", { name: "Save a.log" }));
    expect(await screen.findByRole("button", { name: "Stop transferring a.log" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(desk).toHaveBeenCalledWith("attachment_stop", { id: 7 });
    saved(null);
    await waitFor(() => expect(screen.getByRole("button", { name: "Save a.log" })).toHaveFocus());
  });

  it("tells why it cannot be stopped, tried again or taken back", async () => {
    desk.mockRejectedValue(new CallError(wire));
    for (const attempt of [
      () => transfers.stop(7),
      () => transfers.retry("a"),
      () => transfers.cancel("a"),
    ]) {
      toasts.list.splice(0);
      await attempt();
      expect(toasts.list.map(({ tone }) => tone)).toContain("bad");
    }
  });

  it("is not covered by an older list of uploads", async () => {
    let answered: (items: UploadItem[]) => void = () => undefined;
    desk.mockReturnValue(new Promise((resolve) => (answered = resolve as typeof answered)) as never);
    const loading = transfers.load();
    transfers.hear({ signal: "uploads", items: [{ id: "a", ticket: 1 } as UploadItem] });
    answered([]);
    await loading;
    expect(transfers.of(1).map(({ id }) => id)).toEqual(["a"]);
  });
});
