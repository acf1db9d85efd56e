import type { Picture, PictureForm } from "../../api";

/** What the desk decodes. It looks at the content again, so this only says where asking is worth it. */
const SHOWN: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

/** The size up to which a thumbnail is fetched without being asked for, in bytes. */
export const LARGEST_THUMBNAIL = 8 << 20;

/** A picture that can be looked at, wherever it lies. */
export interface Viewable {
  /** Names it among all pictures of this window. */
  key: string;
  name: string;
  /** The size of its file, in bytes. */
  size: number;
  /** Who sent it; absent while it is a draft's. */
  from?: string;
  load: (form: PictureForm) => Promise<Picture>;
  /** How much of it has arrived, from 0 to 1. */
  share?: () => number;
  /** Stops its transfer. */
  stop?: () => void;
  /** Saves the original, and returns the name that it got; nothing when the person chose no place. */
  save?: () => Promise<string | null>;
}

export function isPicture(mediaType: string): boolean {
  return SHOWN.has(mediaType);
}

/** The address of its content, for an image element. */
export function addressOf({ mediaType, bytes }: Picture): string {
  return `data:${mediaType};base64,${bytes}`;
}
