// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type PersonRef, rpc } from "../api";
import { contacts } from "./contacts.svelte";
import { lists } from "./lists.svelte";

vi.mock("../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const ada = { id: 7, username: "ada", active: true } as PersonRef;
const GOES_ON = { name: "Ada", id: 70 };
const asked = () => vi.mocked(rpc).mock.calls.filter(([name]) => name === "person_directory");
const answer = (phones: Record<number, string>, next: typeof GOES_ON | null = null) => {
  const rows = Object.entries(phones).map(([id, phone]) => ({ id: Number(id), phone }));
  vi.mocked(rpc).mockResolvedValueOnce({ value: { rows, next }, asOf: null } as never);
};

describe("the contact of a person", () => {
  beforeEach(() => {
    vi.mocked(rpc).mockReset();
    lists.people.reset();
    contacts.reset();
  });

  it("is asked for by the user name, and is theirs alone", async () => {
    answer({ 70: "+4470", 7: "+447" });
    await Promise.all([contacts.need(ada), contacts.need(ada)]);
    expect(asked()).toEqual([["person_directory", { prefix: "ada", after: null }]]);
    expect(contacts.of(7)?.phone).toBe("+447");
  });

  it("is asked for again at each opening", async () => {
    lists.people.rows = [{ id: 7, phone: "+49" }] as typeof lists.people.rows;
    expect(contacts.of(7)?.phone, "at once, what the directory showed").toBe("+49");
    for (const phone of ["+441", "+442"]) {
      answer({ 7: phone });
      await contacts.need(ada);
      expect(contacts.of(7)?.phone).toBe(phone);
    }
  });

  it("may be on a later page", async () => {
    answer({ 70: "+4470" }, GOES_ON);
    answer({ 7: "+447" });
    await contacts.need(ada);
    expect(asked()[1]).toEqual(["person_directory", { prefix: "ada", after: GOES_ON }]);
    expect(contacts.of(7)?.phone).toBe("+447");
  });

  it("is looked for on five pages, and at the next opening again", async () => {
    for (let page = 0; page < 5; page += 1) answer({ 70: "+4470" }, GOES_ON);
    await contacts.need(ada);
    expect(asked()).toHaveLength(5);
    expect(contacts.of(7)).toBeUndefined();
    answer({ 7: "+447" });
    await contacts.need(ada);
    expect(contacts.of(7)?.phone).toBe("+447");
  });

  it("stays when the database is away, and is asked for again", async () => {
    answer({ 7: "+441" });
    await contacts.need(ada);
    vi.mocked(rpc).mockRejectedValueOnce({ code: "database.unreachable" });
    await contacts.need(ada);
    expect(contacts.of(7)?.phone).toBe("+441");
    answer({ 7: "+442" });
    await contacts.need(ada);
    expect(contacts.of(7)?.phone).toBe("+442");
  });
});
