import { type Colour, isVisible, type Point, type Shape, type Sides, type Tool } from "./shapes";

/** What is drawn on a picture, and how it came about. */
export class Drawing {
  tool = $state<Tool>("arrow");
  colour = $state<Colour>("red");
  shapes = $state.raw<readonly Shape[]>([]);
  /** What is being drawn. */
  current = $state.raw<Shape | null>(null);
  #undone = $state.raw<readonly Shape[]>([]);

  constructor(readonly sides: Sides) {}

  get canUndo(): boolean {
    return this.shapes.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Begins a shape where the pointer is pressed. */
  begin(at: Point): void {
    const { tool, colour } = this;
    if (tool === "pen") this.current = { tool, points: [at], colour };
    else if (tool === "text") this.current = { tool, at, words: "", colour };
    else this.current = { tool, from: at, to: at, colour };
  }

  /** Follows the pointer. */
  move(to: Point): void {
    const { current } = this;
    if (current === null || current.tool === "text") return;
    this.current =
      current.tool === "pen" ? { ...current, points: [...current.points, to] } : { ...current, to };
  }

  /** Changes the text that is being written. */
  write(words: string): void {
    if (this.current?.tool === "text") this.current = { ...this.current, words };
  }

  /** Ends the shape, and keeps it if there is anything to see. */
  end(): void {
    const { current } = this;
    this.current = null;
    if (current === null || !isVisible(current, this.sides)) return;
    this.shapes = [...this.shapes, current];
    this.#undone = [];
  }

  cancel(): void {
    this.current = null;
  }

  undo(): void {
    const last = this.shapes.at(-1);
    if (last === undefined) return;
    this.shapes = this.shapes.slice(0, -1);
    this.#undone = [...this.#undone, last];
  }

  redo(): void {
    const last = this.#undone.at(-1);
    if (last === undefined) return;
    this.#undone = this.#undone.slice(0, -1);
    this.shapes = [...this.shapes, last];
  }
}
