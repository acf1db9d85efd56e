// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, expect, it } from "vitest";
import type { Profile, Watch } from "../api";
import { session } from "../session/session.svelte";
import Nav from "./Nav.svelte";

afterEach(() => {
  cleanup();
  session.close();
});

const watch: Watch = { seq: 1, unread: 0, pool: 14, overdue: 2, dueToday: 3, poolVersion: 1 };
const pool = () => screen.getByRole("link", { name: /Pool/ });

function shows(counts: Partial<Watch>) {
  session.person = { id: 1, username: "rune", name: "Rune", role: "responder" } as Profile;
  session.watch = { ...watch, ...counts };
  render(Nav);
}

it("counts what is overdue, what is due on this day, and all", () => {
  shows({});
  expect(pool()).toHaveAccessibleName("Pool 2 overdue 3 today 14");
});

it("says nothing of what is not there", () => {
  shows({ overdue: 0, dueToday: 0 });
  expect(pool()).toHaveAccessibleName("Pool 14");
});
