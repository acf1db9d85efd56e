import { join } from "node:path";

export const DIRECTORY = join(import.meta.dirname, "../../../build/gallery");

/** The metadata of a picture. */
export interface Label {
  group: string;
  name: string;
  words: string;
  at: number;
}
