import { describe, expect, it, vi } from "vitest";
import { rpc } from "../api";
import { phone } from "./phone.svelte";

vi.mock("../api", () => ({ rpc: vi.fn() }));

describe("the country of a number", () => {
  it("follows from its calling code, and stays as chosen among those that share it", async () => {
    vi.mocked(rpc).mockResolvedValue([
      { region: "CA", callingCode: 1 },
      { region: "US", callingCode: 1 },
      { region: "DE", callingCode: 49 },
      { region: "EH", callingCode: 212 },
      { region: "MA", callingCode: 212 },
    ]);
    await phone.load();
    expect(phone.regionOf("+4930123456", "US")).toBe("DE");
    expect(phone.regionOf("+12025550142", "CA")).toBe("CA");
    expect(phone.regionOf("+12025550142", "DE")).toBe("US");
    expect(phone.regionOf("+212520123456", "DE")).toBe("MA");
    expect(phone.regionOf("+999123", "DE")).toBe("DE");
  });

  it("has a name in the language of the texts, by which the list is ordered", () => {
    expect(phone.countries.map(({ name }) => name)).toEqual([
      "Canada",
      "Germany",
      "Morocco",
      "United States",
      "Western Sahara",
    ]);
  });
});
