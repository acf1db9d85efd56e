// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import type { Connection, OutboxItem } from "../../api";
import { timeOfDay } from "../../i18n/format";
import { session } from "../../session/session.svelte";
import { keptText, limitedText } from "./limited";

const AT = "2026-03-01T14:21:00Z";
const before = session.connection;

function waiting(until: string | null): OutboxItem {
  const operation = { kind: "message", to: { kind: "person", id: 2 }, body: "x", seen: null } as const;
  const [draftKey, about, sentAt] = ["", null, "2026-03-01T13:40:00Z"];
  return { id: "a", operation, draftKey, about, sentAt, state: { state: "waiting", until }, files: [] };
}

describe("what waits for the hour's limit", () => {
  afterEach(() => (session.connection = before));

  it("says when it goes, and not that it waits for the database", () => {
    session.connection = { state: "online", server: "db", trouble: null } satisfies Connection;
    expect(limitedText(waiting(AT))).toContain(timeOfDay(AT, Date.now()));
    expect(keptText(waiting(AT))).toBe(limitedText(waiting(AT)));
    expect(limitedText(waiting(null)), "nothing is known of a limit").toBeNull();
    session.connection = { state: "offline", server: "db", since: AT, code: "database.unreachable" };
    expect(limitedText(waiting(AT)), "the database has to be back first").toBeNull();
  });
});
