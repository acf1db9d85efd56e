/** A place in the picture, in its pixels. */
export interface Point {
  x: number;
  y: number;
}

export interface Sides {
  width: number;
  height: number;
}

/** Whole pixels of the picture. */
export interface Area extends Point, Sides {}

/** Each is surrounded by its contrast, so that it is seen on any picture. */
export const COLOURS = {
  red: { ink: "#e11d48", around: "#ffffff" },
  yellow: { ink: "#facc15", around: "#1c1917" },
  green: { ink: "#15803d", around: "#ffffff" },
  blue: { ink: "#1d4ed8", around: "#ffffff" },
} as const;

export type Colour = keyof typeof COLOURS;

export const TOOLS = ["arrow", "box", "pen", "text", "hide", "crop"] as const;
export type Tool = (typeof TOOLS)[number];

export type Shape =
  | { tool: Exclude<Tool, "pen" | "text">; from: Point; to: Point; colour: Colour }
  | { tool: "pen"; points: readonly Point[]; colour: Colour }
  | { tool: "text"; at: Point; words: string; colour: Colour };

/** How thick lines are: as wide in every picture, once it fits into the window. */
export function thickness({ width, height }: Sides): number {
  return Math.max(3, Math.round(Math.max(width, height) / 300));
}

export function heightOfText(sides: Sides): number {
  return thickness(sides) * 7;
}

/** Every pixel between two corners, also those that are touched only, as far as the picture reaches. */
export function areaOf(from: Point, to: Point, { width, height }: Sides): Area {
  const held = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const x = held(Math.floor(Math.min(from.x, to.x)), width);
  const y = held(Math.floor(Math.min(from.y, to.y)), height);
  const right = held(Math.ceil(Math.max(from.x, to.x)), width);
  const bottom = held(Math.ceil(Math.max(from.y, to.y)), height);
  return { x, y, width: right - x, height: bottom - y };
}

/** Whether there is anything of it to see: a click alone draws nothing. */
export function isVisible(shape: Shape, sides: Sides): boolean {
  if (shape.tool === "text") return shape.words.trim() !== "";
  if (shape.tool === "pen") return shape.points.length > 1;
  const { width, height } = areaOf(shape.from, shape.to, sides);
  return shape.tool === "arrow" ? Math.hypot(width, height) > 3 : width > 1 && height > 1;
}

/** What is left of the picture: the last crop counts. */
export function cropOf(shapes: readonly Shape[], sides: Sides): Area {
  const crop = shapes.findLast((shape) => shape.tool === "crop");
  if (crop?.tool !== "crop") return { x: 0, y: 0, ...sides };
  return areaOf(crop.from, crop.to, sides);
}
