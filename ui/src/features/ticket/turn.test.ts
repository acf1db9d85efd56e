import { describe, expect, it } from "vitest";
import type { PersonRef } from "../../api";
import { waiting } from "./turn";

const person = (id: number, name: string): PersonRef => ({
  ...{ id, name, username: name, active: true, look: name, mixed: false },
});
const ada = person(1, "ada");
const bob = person(2, "bob");
const SINCE = "2026-11-22T15:00:00Z";

describe("whose turn it is", () => {
  it.each([
    ["requester", bob, ada.id, ada, true],
    ["requester", bob, bob.id, ada, false],
    ["responder", bob, ada.id, bob, false],
    ["responder", bob, bob.id, bob, true],
    ["responder", null, ada.id, null, false],
    ["responder", null, bob.id, null, false],
  ] as const)("waits for its %s (%o), seen by %i", (turn, responder, me, expected, you) => {
    const ticket = { turn, turnSince: SINCE, employee: ada, responder };
    expect(waiting(ticket, me)).toEqual({ person: expected, you, since: SINCE });
  });

  it("is nobody's when it is done", () => {
    expect(waiting({ turn: null, turnSince: null, employee: ada, responder: bob }, ada.id)).toBeNull();
  });
});
