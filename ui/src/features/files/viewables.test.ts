// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { type Attachment, rpc } from "../../api";
import { transfers } from "./transfers.svelte";
import { viewablesOf } from "./viewables";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const from = { id: 1, name: "Ada", username: "ada", active: true, look: "ada", mixed: false };
const file = { id: 7, name: "a.png", mediaType: "image/png", size: 10, digest: "", from } as Attachment;

beforeEach(() => void vi.mocked(rpc).mockReset().mockResolvedValue(null));

it("a picture that is left stops its transfer, but not the saving of its file", async () => {
  const [picture] = viewablesOf({ ticket: 1, attachments: [file] });
  let saved: (answer: null) => void = () => undefined;
  vi.mocked(rpc).mockReturnValueOnce(new Promise((resolve) => (saved = resolve as typeof saved)) as never);
  const saving = transfers.fetch(file);
  picture?.stop?.();
  saved(null);
  await saving;
  expect(rpc).not.toHaveBeenCalledWith("attachment_stop", { id: 7 });
  picture?.stop?.();
  await vi.waitFor(() => expect(rpc).toHaveBeenCalledWith("attachment_stop", { id: 7 }));
});
