import { join } from "node:path";

export const DIRECTORY = join(import.meta.dirname, "../../../build/gallery");

/** What the page of pictures needs to know about one exhibit. */
export interface Label {
  group: string;
  name: string;
  words: string;
  at: number;
}
