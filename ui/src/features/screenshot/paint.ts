import {
  areaOf,
  COLOURS,
  cropOf,
  heightOfText,
  type Point,
  type Shape,
  type Sides,
  thickness,
} from "./shapes";

/** Draws lines twice: first their surroundings, then themselves. */
function stroke(context: CanvasRenderingContext2D, line: number, { ink, around }: Ink, path: Path2D) {
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const [width, colour] of [
    [line * 1.9, around],
    [line, ink],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke(path);
  }
}

interface Ink {
  ink: string;
  around: string;
}

function arrow(from: Point, to: Point, line: number): Path2D {
  const path = new Path2D();
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.min(line * 6, Math.hypot(to.x - from.x, to.y - from.y) / 2);
  path.moveTo(from.x, from.y);
  path.lineTo(to.x, to.y);
  for (const side of [-1, 1]) {
    const back = angle + Math.PI + (side * Math.PI) / 6;
    path.moveTo(to.x, to.y);
    path.lineTo(to.x + length * Math.cos(back), to.y + length * Math.sin(back));
  }
  return path;
}

function pen(points: readonly Point[]): Path2D {
  const path = new Path2D();
  points.forEach(({ x, y }, index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  return path;
}

/** Draws a shape. A crop draws nothing: it says what is left. */
function draw(context: CanvasRenderingContext2D, shape: Shape, sides: Sides) {
  const colour = COLOURS[shape.colour];
  const line = thickness(sides);
  switch (shape.tool) {
    case "arrow":
      stroke(context, line, colour, arrow(shape.from, shape.to, line));
      break;
    case "box": {
      const { x, y, width, height } = areaOf(shape.from, shape.to, sides);
      const path = new Path2D();
      path.rect(x, y, width, height);
      stroke(context, line, colour, path);
      break;
    }
    case "pen":
      stroke(context, line, colour, pen(shape.points));
      break;
    case "hide": {
      const { x, y, width, height } = areaOf(shape.from, shape.to, sides);
      context.fillStyle = "#000000";
      context.fillRect(x, y, width, height);
      break;
    }
    case "text":
      context.font = `600 ${heightOfText(sides)}px system-ui, sans-serif`;
      context.textBaseline = "top";
      context.lineJoin = "round";
      context.lineWidth = line * 2;
      context.strokeStyle = colour.around;
      context.strokeText(shape.words, shape.at.x, shape.at.y);
      context.fillStyle = colour.ink;
      context.fillText(shape.words, shape.at.x, shape.at.y);
      break;
    case "crop":
      break;
  }
}

/** Draws a picture with all that is on it. What is blacked out lies above everything else. */
export function paint(
  context: CanvasRenderingContext2D,
  image: CanvasImageSource,
  shapes: readonly Shape[],
  sides: Sides,
): void {
  context.drawImage(image, 0, 0, sides.width, sides.height);
  const hidden = shapes.filter(({ tool }) => tool === "hide");
  const seen = shapes.filter(({ tool }) => tool !== "hide");
  for (const shape of [...seen, ...hidden]) draw(context, shape, sides);
}

/** Darkens what a crop takes away. */
export function shade(context: CanvasRenderingContext2D, shapes: readonly Shape[], sides: Sides): void {
  const { x, y, width, height } = cropOf(shapes, sides);
  const path = new Path2D();
  path.rect(0, 0, sides.width, sides.height);
  path.rect(x, y, width, height);
  context.fillStyle = "rgb(0 0 0 / 55%)";
  context.fill(path, "evenodd");
}

/** The picture as it is sent: one layer of pixels, and nothing of what lay below. */
export function flattened(image: CanvasImageSource, shapes: readonly Shape[], sides: Sides): Promise<Blob> {
  const crop = cropOf(shapes, sides);
  const canvas = document.createElement("canvas");
  canvas.width = crop.width;
  canvas.height = crop.height;
  const context = canvas.getContext("2d");
  if (context === null) return Promise.reject(new Error("no canvas"));
  context.translate(-crop.x, -crop.y);
  paint(context, image, shapes, sides);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png");
  });
}
