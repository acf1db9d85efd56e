// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { InboxItem } from "../../api";
import { grouped } from "./grouped.svelte";

const rune = { id: 4, name: "Rune Holm", username: "rune", active: true, look: "", mixed: false };
const item = (id: number, about: Partial<InboxItem>): InboxItem => ({
  id,
  seq: id,
  alert: null,
  value: null,
  from: rune,
  ticket: null,
  ticketTitle: null,
  body: "",
  at: "2026-01-01T00:00:00Z",
  readAt: null,
  ...about,
});

describe("the inbox", () => {
  it("has one row for a ticket, with its newest entry and its unread ones", () => {
    const read = { readAt: "2026-01-02T00:00:00Z" };
    const rows = grouped([
      item(9, { ticket: 12, body: "newest" }),
      item(8, { ticket: 15 }),
      item(7, { ticket: 12 }),
      item(6, { ticket: 12, ...read }),
    ]);
    expect(rows.map(({ target, newest, unread }) => [target?.id, newest.id, unread])).toEqual([
      [12, 9, 2],
      [15, 8, 1],
    ]);
    expect(rows[0], "all of it is visible while its row is").toMatchObject({ from: 0, to: 3 });
  });

  it("keeps a person apart from a ticket of the same number", () => {
    const rows = grouped([item(3, { ticket: 4 }), item(2, {}), item(1, { from: null })]);
    expect(rows.map(({ target }) => target?.kind)).toEqual(["ticket", "person", undefined]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
  });

  it("moves a row up when something new comes, under the same key", () => {
    const before = grouped([item(2, { ticket: 1 }), item(1, { ticket: 2 })]);
    const after = grouped([item(3, { ticket: 2 }), item(2, { ticket: 1 }), item(1, { ticket: 2 })]);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key).toReversed());
  });
});
