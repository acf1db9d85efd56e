// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { rpc } from "../../api";
import { phone } from "./phone.svelte";

vi.mock("../../api", () => ({ rpc: vi.fn() }));

describe("the countries of the world", () => {
  it("are named and sorted in the language of the texts", async () => {
    vi.mocked(rpc).mockResolvedValue([
      { region: "CA", callingCode: 1 },
      { region: "DE", callingCode: 49 },
      { region: "EH", callingCode: 212 },
      { region: "MA", callingCode: 212 },
      { region: "US", callingCode: 1 },
    ]);
    await phone.load();
    expect(phone.countries.map(({ name }) => name)).toEqual([
      "Canada",
      "Germany",
      "Morocco",
      "United States",
      "Western Sahara",
    ]);
  });
});
