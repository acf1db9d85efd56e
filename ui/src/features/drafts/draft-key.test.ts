import { describe, expect, it } from "vitest";
import { fieldOf, neededFor, parseKey, ticketOf } from "./draft-key";

describe("draft keys", () => {
  it("name the kind and the target, also of a second draft", () => {
    expect(parseKey("create#3")).toEqual({ kind: "create" });
    expect(parseKey("edit:12#2")).toEqual({ kind: "edit", ticket: 12 });
    expect(parseKey("message:ticket:12")).toEqual({ kind: "message", to: { kind: "ticket", id: 12 } });
    expect(parseKey("message:person:7")).toEqual({ kind: "message", to: { kind: "person", id: 7 } });
    expect(ticketOf(parseKey("message:person:7"))).toBeNull();
    expect(fieldOf("message:ticket:12#2")).toBe("message:ticket:12");
  });

  it("are unknown when another version made them", () => {
    for (const name of ["", "edit", "edit:x", "message:room:3", "survey:9", "edit:-1"])
      expect(parseKey(name), name).toEqual({ kind: "unknown" });
  });

  it("name the action that must be allowed", () => {
    expect(neededFor(parseKey("message:ticket:12"))).toBe("write");
    expect(neededFor(parseKey("decline:12"))).toBe("decline");
    expect(neededFor(parseKey("create"))).toBeNull();
  });
});
