// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import type { Code } from "../../api";
import { session } from "../../session/session.svelte";
import OfflineLine from "./OfflineLine.svelte";

const server = "db.example.org";
const since = "2026-01-01T10:00:00Z";

describe("the line about the database", () => {
  afterEach(cleanup);

  it("is empty while all is well", () => {
    session.connection = { state: "online", server, trouble: null };
    render(OfflineLine);
    expect(screen.getByRole("status").textContent.trim()).toBe("");
  });

  it.each<[Code, string]>([
    ["database.switching", "The database is switching over"],
    ["database.full", "The database is full"],
    ["database.too_many_connections", "Too many connections"],
  ])("says why changes wait: %s", (trouble, words) => {
    session.connection = { state: "online", server, trouble };
    render(OfflineLine);
    expect(screen.getByRole("status")).toHaveTextContent(words);
    expect(screen.queryByRole("button"), "there is nothing to try: it goes by itself").toBeNull();
  });

  it("says why the database is away, and offers to try", () => {
    session.connection = { state: "offline", server, since, code: "database.too_many_connections" };
    render(OfflineLine);
    expect(screen.getByRole("status")).toHaveTextContent("Too many connections");
    expect(screen.getByRole("button")).toBeInTheDocument();
  });
});
