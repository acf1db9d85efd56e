import { describe, expect, it } from "vitest";
import { isLoopback, lacksPassword } from "./connection-file";

describe("a connection file", () => {
  it("without a password asks for it", () => {
    expect(lacksPassword('host = "db"\naccount = "td_a"')).toBe(true);
    expect(lacksPassword('host = "db"\npassword = "x"')).toBe(false);
  });

  it("asks for no password before it is complete", () => {
    expect(lacksPassword("")).toBe(false);
    expect(lacksPassword("hello")).toBe(false);
  });
});

describe("a host", () => {
  it("is this computer only by its own names", () => {
    for (const host of ["localhost", "LOCALHOST", "127.0.0.1", " 127.1.2.3 ", "::1", "[::1]"])
      expect(isLoopback(host), host).toBe(true);
    for (const host of ["", "127.0.0.1.example.org", "localhost.example.org", "128.0.0.1", "db"])
      expect(isLoopback(host), host).toBe(false);
  });
});
