// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import Shortcut from "./Shortcut.svelte";

afterEach(cleanup);

it("keeps Escape to itself while it listens, and no longer", async () => {
  const heard = vi.fn();
  window.addEventListener("keydown", heard);
  render(Shortcut);
  await userEvent.click(screen.getByRole("button", { name: "Choose…" }));
  await userEvent.keyboard("{Escape}");
  expect(screen.getByRole("button", { name: "Choose…" })).toBeVisible();
  expect(heard).not.toHaveBeenCalled();
  await userEvent.keyboard("{Escape}");
  expect(heard).toHaveBeenCalledOnce();
  window.removeEventListener("keydown", heard);
});
