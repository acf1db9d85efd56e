// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { CallError } from "../../api";
import type { Viewable } from "./viewable";
import Viewer from "./Viewer.svelte";
import { viewer } from "./viewer.svelte";

afterEach(() => {
  cleanup();
  viewer.close();
});

it("stops at the first and at the last file", () => {
  const files = ["a", "b"].map((key): Viewable => ({
    kind: "text",
    key,
    name: key,
    size: 1,
    load: () => new Promise(() => undefined),
  }));
  viewer.open(files, "a");
  viewer.step(-1);
  expect(viewer.current?.key).toBe("a");
  viewer.step(1);
  viewer.step(1);
  expect(viewer.current?.key).toBe("b");
});

it("says itself that a picture could not be saved", async () => {
  const failure = new CallError({
    code: "storage.full",
    message: "",
    retryable: false,
    reference: "",
    field: null,
    limit: null,
  });
  const picture: Viewable = {
    kind: "picture",
    key: "a",
    name: "a.png",
    size: 1,
    load: () => new Promise(() => undefined),
    save: () => Promise.reject(failure),
  };
  viewer.open([picture], "a");
  render(Viewer, { current: picture });
  await userEvent.click(screen.getByRole("button", { name: "Save a.png" }));
  expect(await screen.findByText(/full|space/i)).toBeVisible();
});

it("keeps the focus when the view that had it is gone, and at the last file", async () => {
  const file = (key: string): Viewable => ({
    kind: "text",
    key,
    name: key,
    size: 1,
    load: () => Promise.resolve({ text: key, read: 1, encoding: "utf8" }),
  });
  const first = file("a");
  viewer.open([first, file("b"), file("c")], "a");
  const { rerender } = render(Viewer, { current: first });
  const stage = async () => screen.findByRole("group", { name: "Text" });
  (await stage()).focus();
  await userEvent.keyboard("{ArrowRight}");
  await rerender({ current: viewer.current });
  expect(await stage()).toHaveTextContent("b");
  expect(screen.getByRole("button", { name: "Close" })).toHaveFocus();
  screen.getByRole("button", { name: /^Next/ }).focus();
  await userEvent.keyboard("{Enter}");
  await rerender({ current: viewer.current });
  expect(viewer.at).toBe(2);
  expect(screen.getByRole("button", { name: /^Previous/ })).toHaveFocus();
});
