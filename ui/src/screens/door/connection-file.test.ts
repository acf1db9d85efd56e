import { describe, expect, it } from "vitest";
import { lacksPassword } from "./connection-file";

describe("a connection file", () => {
  it("without a password lets it be asked for", () => {
    expect(lacksPassword('host = "db"\naccount = "td_a"')).toBe(true);
    expect(lacksPassword('host = "db"\npassword = "x"')).toBe(false);
  });

  it("is not asked for a password before it is one", () => {
    expect(lacksPassword("")).toBe(false);
    expect(lacksPassword("hello")).toBe(false);
  });
});
