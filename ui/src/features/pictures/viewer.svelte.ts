import type { Viewable } from "./picture";

/** Which picture lies over the window, and which ones are beside it. */
class Viewer {
  pictures = $state.raw<readonly Viewable[]>([]);
  at = $state(0);

  get current(): Viewable | undefined {
    return this.pictures[this.at];
  }

  open(pictures: readonly Viewable[], key: string): void {
    this.at = Math.max(
      0,
      pictures.findIndex((picture) => picture.key === key),
    );
    this.pictures = pictures;
  }

  /** Shows the next picture, or the previous one; stops at the ends. */
  step(by: 1 | -1): void {
    if (this.pictures[this.at + by] !== undefined) this.at += by;
  }

  close(): void {
    this.pictures = [];
  }
}

export const viewer = new Viewer();
