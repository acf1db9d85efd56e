// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, expect, it } from "vitest";
import Canvas from "./Canvas.svelte";
import { Drawing } from "./drawing.svelte";

afterEach(cleanup);

it("takes the next text where the picture is pressed while one is written", async () => {
  const drawing = new Drawing({ width: 100, height: 100 });
  drawing.tool = "text";
  const { container } = render(Canvas, { image: new Image(), drawing });
  drawing.begin({ x: 10, y: 10 });
  await tick();
  await userEvent.keyboard("first");
  // As a press of the pointer does.
  drawing.end();
  container.querySelector("canvas")?.focus();
  drawing.begin({ x: 50, y: 50 });
  await tick();
  expect(screen.getByRole("textbox")).toHaveFocus();
  await userEvent.keyboard("other{Enter}");
  expect(drawing.shapes).toMatchObject([{ words: "first" }, { words: "other" }]);
});
