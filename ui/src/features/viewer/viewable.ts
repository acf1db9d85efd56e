import type { FileText, Picture, PictureForm } from "../../api";

/** What the desk decodes. It looks at the content again, so this only says where asking is worth it. */
const PICTURES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

/** The size up to which a thumbnail is fetched without being asked for, in bytes. */
export const LARGEST_THUMBNAIL = 8 << 20;

interface File {
  /** Names it among all files of this window. */
  key: string;
  name: string;
  /** Its size, in bytes. */
  size: number;
  /** Who sent it; absent while it is a draft's. */
  from?: string;
  /** How much of it has arrived, from 0 to 1. */
  share?: () => number;
  /** Stops its transfer. */
  stop?: () => void;
  /** Saves the original, and returns the name that it got; nothing when the person chose no place. */
  save?: () => Promise<string | null>;
}

/** How the window gets to see a file. */
export type Content =
  | { kind: "picture"; load: (form: PictureForm) => Promise<Picture> }
  | { kind: "text"; load: () => Promise<FileText> };

/** A file that can be looked at, wherever it lies. */
export type Viewable = File & Content;

/** As what a file can be looked at; null when it can only be saved. */
export function kindOf(mediaType: string): Content["kind"] | null {
  if (PICTURES.has(mediaType)) return "picture";
  return mediaType.startsWith("text/") ? "text" : null;
}

/** The address of a picture's content, for an image element. */
export function addressOf({ mediaType, bytes }: Picture): string {
  return `data:${mediaType};base64,${bytes}`;
}
