import type { Language } from "../../../ui/src/api/wire";

/** A way in which somebody may use the window. */
export interface Variant {
  name: string;
  words: string;
  width: number;
  height: number;
  dark?: true;
  /** The system asks for more contrast. */
  contrast?: true;
  /** The system prescribes its own few colours. */
  forced?: true;
  /** The text size chosen in the system's settings, in pixels; the usual one is 16. */
  text?: number;
  /** The text spacing of WCAG 1.4.12. */
  apart?: true;
  language?: Language;
  /** Also part of every test run. */
  always?: true;
}

const NORMAL = { width: 1280, height: 800 };
const NARROW = { width: 400, height: 800 };

export const VARIANTS: readonly Variant[] = [
  { name: "light", words: "Light", ...NORMAL },
  { name: "dark", words: "Dark", ...NORMAL, dark: true },
  { name: "wide", words: "Wide", width: 1920, height: 1080 },
  { name: "narrow", words: "Narrow", ...NARROW },
  { name: "narrow-dark", words: "Narrow, dark", ...NARROW, dark: true },
  { name: "contrast", words: "More contrast", ...NORMAL, contrast: true },
  { name: "contrast-dark", words: "More contrast, dark", ...NORMAL, contrast: true, dark: true },
  { name: "forced", words: "Forced colours", ...NORMAL, forced: true, dark: true },
  { name: "large", words: "Text at 200 %", ...NORMAL, text: 32, always: true },
  { name: "smallest", words: "320 px", width: 320, height: 640 },
  { name: "apart", words: "Text spacing", ...NORMAL, apart: true },
  { name: "mirrored", words: "Right to left", ...NORMAL, language: "ar-XB" },
  { name: "mirrored-narrow", words: "Right to left, narrow", ...NARROW, language: "ar-XB" },
  { name: "long", words: "Longer words", ...NORMAL, language: "en-XA" },
  { name: "german", words: "German", ...NORMAL, language: "de" },
];

/** All variants with pictures, or only the bounded check of a test run without pictures. */
export const WHOLE = process.env.TICKET_DESK_GALLERY === "whole";

/** Only these variants, by name, separated by commas. */
const ONLY = process.env.TICKET_DESK_GALLERY_VARIANTS?.split(",");

export const TAKEN = VARIANTS.filter(
  ({ name, always }) => ONLY?.includes(name) ?? (WHOLE || always === true),
);
