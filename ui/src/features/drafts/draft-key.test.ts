import { describe, expect, it } from "vitest";
import { fieldOf, neededFor, placeOf, ticketOf } from "./draft-key";

describe("the place of a draft", () => {
  it("tells its kind and what it is about, also for one that stands beside another", () => {
    expect(placeOf("create#3")).toEqual({ kind: "create" });
    expect(placeOf("edit:12#2")).toEqual({ kind: "edit", ticket: 12 });
    expect(placeOf("message:ticket:12")).toEqual({ kind: "message", to: { kind: "ticket", id: 12 } });
    expect(placeOf("message:person:7")).toEqual({ kind: "message", to: { kind: "person", id: 7 } });
    expect(ticketOf(placeOf("message:person:7"))).toBeNull();
    expect(fieldOf("message:ticket:12#2")).toBe("message:ticket:12");
  });

  it("is unknown when another version of the application made it", () => {
    for (const name of ["", "edit", "edit:x", "message:room:3", "survey:9", "edit:-1"])
      expect(placeOf(name), name).toEqual({ kind: "unknown" });
  });

  it("tells what one must be allowed to do with the ticket", () => {
    expect(neededFor(placeOf("message:ticket:12"))).toBe("write");
    expect(neededFor(placeOf("decline:12"))).toBe("decline");
    expect(neededFor(placeOf("create"))).toBeNull();
  });
});
