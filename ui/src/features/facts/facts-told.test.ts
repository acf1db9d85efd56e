// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { type FactsPreview, type Preferences, rpc } from "../../api";
import { preferences } from "../../session/preferences.svelte";
import { FactsTold } from "./facts-told.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const chosen = (facts: Preferences["facts"]) => preferences.take({ ...preferences.current, facts });

async function gathered(preview: FactsPreview): Promise<FactsTold> {
  vi.mocked(rpc).mockResolvedValue(preview);
  const facts = new FactsTold();
  await facts.gather();
  return facts;
}

beforeEach(() => chosen({}));

it("tells the facts that are on, and none that the person switched off", async () => {
  const preview: FactsPreview = {
    facts: { host: "pc-7", version: "1.0" },
    on: ["host", "version", "system"],
  };
  expect((await gathered(preview)).told).toEqual(preview.facts);
  chosen({ host: false });
  expect((await gathered(preview)).told).toEqual({ version: "1.0" });
});

it("tells a fact that the person switched on, whatever the administrator decided", async () => {
  chosen({ host: true });
  const told = await gathered({ facts: { host: "pc-7", version: "1.0" }, on: [] });
  expect(told.told).toEqual({ host: "pc-7" });
});
