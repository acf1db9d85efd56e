// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type LogRow, rpc } from "../../api";
import { lists } from "../../data/lists.svelte";
import { router } from "../../window/router.svelte";
import LogTarget from "./LogTarget.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const line = (open: boolean) => ({ ticket: 7, title: "The door creaks", open }) as LogRow;

describe("a ticket of the log", () => {
  beforeEach(() => {
    vi.mocked(rpc)
      .mockReset()
      .mockReturnValue(new Promise(() => undefined));
    lists.queried.log.rows.rows = [line(false)];
    lists.log.rows = [line(true)];
  });
  afterEach(() => {
    cleanup();
    lists.reset();
  });

  it.each([
    { where: "a filtered log", query: "priority=high", closed: true },
    { where: "the whole log after a filter", query: "", closed: false },
  ])("is closed as the row of $where says: $closed", ({ query, closed }) => {
    router.route = { section: "log", target: { kind: "ticket", id: 7 }, part: null, query };
    render(LogTarget);
    expect(screen.queryByText(/The door creaks/) !== null).toBe(closed);
  });
});
