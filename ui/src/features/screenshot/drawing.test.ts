import { describe, expect, it } from "vitest";
import { Drawing } from "./drawing.svelte";
import { paint } from "./paint";
import { areaOf, cropOf, type Point, type Tool } from "./shapes";

const SIDES = { width: 200, height: 100 };
const at = (x: number, y: number): Point => ({ x, y });

function drawn(drawing: Drawing, tool: Tool, from: Point, to: Point) {
  drawing.tool = tool;
  drawing.begin(from);
  drawing.move(to);
  drawing.end();
}

describe("a picture that is marked up", () => {
  it("undoes and redoes one shape after the other", () => {
    const drawing = new Drawing(SIDES);
    drawn(drawing, "box", at(1, 1), at(50, 50));
    drawn(drawing, "arrow", at(1, 1), at(90, 90));
    drawing.undo();
    expect(drawing.shapes.map(({ tool }) => tool)).toEqual(["box"]);
    drawing.redo();
    expect(drawing.shapes.map(({ tool }) => tool)).toEqual(["box", "arrow"]);
    drawing.undo();
    drawn(drawing, "hide", at(0, 0), at(9, 9));
    expect(drawing.canRedo, "what was undone is replaced").toBe(false);
    drawing.undo();
    drawing.undo();
    drawing.undo();
    expect(drawing.shapes).toEqual([]);
  });

  it("keeps nothing of a click, an empty text or a cancelled shape", () => {
    const drawing = new Drawing(SIDES);
    for (const tool of ["arrow", "box", "hide", "crop", "pen"] as const) {
      drawing.tool = tool;
      drawing.begin(at(5, 5));
      drawing.end();
    }
    drawing.tool = "text";
    drawing.begin(at(5, 5));
    drawing.write("  ");
    drawing.end();
    drawing.begin(at(5, 5));
    drawing.write("Here");
    drawing.cancel();
    expect(drawing.shapes).toEqual([]);
  });

  it("blacks out every pixel that is touched, in whatever direction it is drawn", () => {
    const whole = { x: 10, y: 20, width: 31, height: 41 };
    expect(areaOf(at(10.2, 20.9), at(40.1, 60.5), SIDES)).toEqual(whole);
    expect(areaOf(at(40.1, 60.5), at(10.2, 20.9), SIDES)).toEqual(whole);
    expect(areaOf(at(-50, -50), at(900, 900), SIDES), "no further than the picture").toEqual({
      x: 0,
      y: 0,
      ...SIDES,
    });
  });

  it("shows nothing over a blacked-out area, whatever is drawn later", () => {
    const drawing = new Drawing(SIDES);
    drawn(drawing, "hide", at(0, 0), at(50, 50));
    drawing.tool = "text";
    drawing.begin(at(5, 5));
    drawing.write("Here");
    drawing.end();
    const calls: string[] = [];
    const context = new Proxy({} as CanvasRenderingContext2D, {
      get: (_, name) => () => calls.push(String(name)),
      set: () => true,
    });
    paint(context, {} as CanvasImageSource, drawing.shapes, SIDES);
    expect(calls).toEqual(["drawImage", "strokeText", "fillText", "fillRect"]);
  });

  it("is cropped as it was said last", () => {
    const drawing = new Drawing(SIDES);
    expect(cropOf(drawing.shapes, SIDES)).toEqual({ x: 0, y: 0, ...SIDES });
    drawn(drawing, "crop", at(10, 10), at(60, 60));
    drawn(drawing, "crop", at(20, 20), at(40, 30));
    expect(cropOf(drawing.shapes, SIDES)).toEqual({ x: 20, y: 20, width: 20, height: 10 });
    drawing.undo();
    expect(cropOf(drawing.shapes, SIDES)).toEqual({ x: 10, y: 10, width: 50, height: 50 });
  });
});
