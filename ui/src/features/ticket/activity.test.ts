// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { Event, Message } from "../../api";
import { follows, merged } from "../thread/activity";
import { changes } from "./changes";

const ada = { id: 1, name: "Ada", username: "ada", active: true, look: "ada", mixed: false };
const rosa = { id: 2, name: "Rosa", username: "rosa", active: true, look: "rosa", mixed: false };
const message = (id: number, at: string, from = ada): Message => ({ id, from, body: "", at, readAt: null });
const state = {
  title: "Printer",
  description: "",
  status: "pending",
  closing: null,
  priority: null,
  respondBy: null,
  categoryId: null,
  categoryName: null,
  responderId: null,
  responderName: null,
  attachment: null,
} as const;
const event = (id: number, at: string, before: Event["before"] = null): Event => ({
  id,
  eventType: "assigned",
  at,
  actor: ada,
  note: "",
  before,
  after: { ...state, status: "in process", responderId: 2, responderName: "Rosa" },
});

describe("the activity of a ticket", () => {
  it("is in order of time, whatever the digits after the second", () => {
    const items = merged(
      [message(1, "2026-01-01T10:00:00Z"), message(2, "2026-01-01T10:00:01.25Z")],
      [event(1, "2026-01-01T10:00:00.5Z")],
    );
    expect(items.map(({ key }) => key)).toEqual(["m1", "e1", "m2"]);
  });

  it("has no gap where older ones of one kind are not read", () => {
    const messages = [message(1, "2026-01-01T10:00:00Z"), message(2, "2026-01-01T12:00:00Z")];
    const events = [event(1, "2026-01-01T11:00:00Z")];
    const shown = (older: { messages: boolean; events: boolean }) =>
      merged(messages, events, older).map(({ key }) => key);
    expect(shown({ messages: false, events: true })).toEqual(["e1", "m2"]);
    expect(shown({ messages: true, events: false })).toEqual(["m1", "e1", "m2"]);
  });

  it("tells what happened before what was written in the same moment", () => {
    const items = merged([message(1, "2026-01-01T10:00:00Z")], [event(1, "2026-01-01T10:00:00Z")]);
    expect(items.map(({ key }) => key)).toEqual(["e1", "m1"]);
  });

  it("keeps two people apart who write in one breath", () => {
    const [a, b] = merged([message(1, "2026-01-01T10:00:00Z"), message(2, "2026-01-01T10:00:01Z", rosa)], []);
    expect(a && b && follows(a, b)).toBe(false);
  });

  it("groups messages in quick succession", () => {
    const [a, b, c] = merged(
      [
        message(1, "2026-01-01T10:00:00Z"),
        message(2, "2026-01-01T10:04:00Z"),
        message(3, "2026-01-01T10:20:00Z"),
      ],
      [],
    );
    expect(a && b && follows(a, b)).toBe(true);
    expect(b && c && follows(b, c)).toBe(false);
  });

  it("shows nothing of what an event does not mention", () => {
    const nothing = { ...state, title: null, description: null, status: null };
    const edited: Event = {
      ...event(1, "2026-01-01T10:00:00Z", { ...nothing, title: "Printer" }),
      after: { ...nothing, title: "Two printers" },
    };
    expect(changes(edited).map(({ field, before, after }) => [field, before, after])).toEqual([
      ["title", "Printer", "Two printers"],
    ]);
  });

  it("shows a value with its name", () => {
    const nothing = { ...state, title: null, description: null, status: null };
    const prioritized: Event = {
      ...event(1, "2026-01-01T10:00:00Z", { ...nothing, priority: "normal", categoryName: "Printers" }),
      after: { ...nothing, priority: "urgent", categoryName: "Paper" },
    };
    expect(changes(prioritized).map(({ field, before, after }) => [field, before, after])).toEqual([
      ["priority", "Normal", "Urgent"],
      ["category", "Printers", "Paper"],
    ]);
  });

  it("shows before and after of changed fields only", () => {
    expect(
      changes(event(1, "2026-01-01T10:00:00Z", state)).map(({ field, before, after }) => [
        field,
        before,
        after,
      ]),
    ).toEqual([
      ["status", "Pending", "In process"],
      ["responder", "Nobody yet", "Rosa"],
    ]);
    expect(changes(event(1, "2026-01-01T10:00:00Z"))).toEqual([]);
  });
});
