/** Width and height, or a place, in pixels of the window. */
export interface Sides {
  width: number;
  height: number;
}

export const SMALLEST = 0.05;
export const LARGEST = 16;
/** What one press of a key changes. */
const STEP = 1.25;

function held(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

/** The scale at which the whole picture is seen. A small picture is not blown up. */
export function fitting(picture: Sides, stage: Sides): number {
  if (stage.width <= 0 || stage.height <= 0) return 1;
  return Math.min(1, stage.width / picture.width, stage.height / picture.height);
}

/** The next scale up or down. It does not pass by 100 %. */
export function stepped(scale: number, by: 1 | -1): number {
  const next = held(by > 0 ? scale * STEP : scale / STEP);
  return (scale - 1) * (next - 1) < -1e-9 ? 1 : next;
}

/** The scale after a turn of the wheel. */
export function wheeled(scale: number, delta: number): number {
  return held(scale * Math.exp(-delta / 400));
}

/** How far to scroll in one direction, so that the same point of the picture stays at `place` when the scale changes. */
export function anchored(
  place: number,
  scroll: number,
  stage: number,
  side: number,
  [before, after]: readonly [number, number],
): number {
  // A picture that is smaller than the stage lies in its middle.
  const margin = (scale: number) => Math.max(0, (stage - side * scale) / 2);
  const point = (scroll + place - margin(before)) / before;
  return point * after + margin(after) - place;
}
