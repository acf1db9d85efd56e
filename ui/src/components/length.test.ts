// @vitest-environment happy-dom
import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import { lengthOf } from "./clean-text";
import TextArea from "./TextArea.svelte";

const show = (length: number) =>
  render(TextArea, { label: "Description", name: "description", value: "ü".repeat(length), longest: 100 });

it("a field says nothing of its limit until a text comes near it", () => {
  show(89);
  expect(screen.queryByText(/characters/)).toBeNull();
});

it("a field says its limit near it, and what to do beyond it", () => {
  const near = show(90);
  expect(screen.getByText("90 of 100 characters")).toBeVisible();
  expect(screen.queryByText(/Shorten/)).toBeNull();
  near.unmount();
  show(258_000);
  expect(screen.getByText("258,000 of 100 characters")).toBeVisible();
  expect(screen.getByText(/Shorten the text/)).toBeVisible();
});

it("a length is counted as the database counts it", () => {
  expect(lengthOf("  e\u0301👍\n")).toBe(2);
});
