// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type PersonRef, rpc } from "../api";
import { contacts } from "./contacts.svelte";
import { lists } from "./lists.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const ada = { id: 7, username: "ada", active: true } as PersonRef;
const asked = () => vi.mocked(rpc).mock.calls.filter(([name]) => name === "person_directory");
const answer = (...ids: number[]) => {
  const rows = ids.map((id) => ({ id, phone: `+44${id}` }));
  vi.mocked(rpc).mockResolvedValueOnce({ value: { rows, next: null }, asOf: null } as never);
};

describe("the contact of a person", () => {
  beforeEach(() => {
    vi.mocked(rpc).mockReset();
    lists.people.reset();
    contacts.reset();
  });

  it("is asked for once, by the user name, and is theirs alone", async () => {
    answer(70, 7);
    await contacts.need(ada);
    await contacts.need(ada);
    expect(asked()).toEqual([["person_directory", { prefix: "ada", after: null }]]);
    expect(contacts.of(7)?.phone).toBe("+447");
  });

  it("is not asked for where the directory has it already", async () => {
    lists.people.rows = [{ id: 7, phone: "+49" }] as typeof lists.people.rows;
    await contacts.need(ada);
    expect(asked()).toEqual([]);
    expect(contacts.of(7)?.phone).toBe("+49");
  });

  it("is asked for again when the database was away", async () => {
    vi.mocked(rpc).mockRejectedValueOnce({ code: "database.unreachable" });
    await contacts.need(ada);
    expect(contacts.of(7)).toBeUndefined();
    answer(7);
    await contacts.need(ada);
    expect(contacts.of(7)?.phone).toBe("+447");
  });
});
