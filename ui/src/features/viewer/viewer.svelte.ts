import type { Viewable } from "./viewable";

/** Which file lies over the window, and which ones are beside it. */
class Viewer {
  files = $state.raw<readonly Viewable[]>([]);
  at = $state(0);

  get current(): Viewable | undefined {
    return this.files[this.at];
  }

  open(files: readonly Viewable[], key: string): void {
    this.at = Math.max(
      0,
      files.findIndex((file) => file.key === key),
    );
    this.files = files;
  }

  /** Shows the next file, or the previous one; stops at the ends. */
  step(by: 1 | -1): void {
    if (this.files[this.at + by] !== undefined) this.at += by;
  }

  close(): void {
    this.files = [];
  }
}

export const viewer = new Viewer();
