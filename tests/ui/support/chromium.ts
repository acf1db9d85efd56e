import { existsSync } from "node:fs";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];

/** The browser of this system; the variable CHROMIUM names another one. */
export function chromium(): string {
  const { CHROMIUM } = process.env;
  const found = (CHROMIUM === undefined ? USUAL : [CHROMIUM]).find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(
      `No Chromium at ${CHROMIUM ?? USUAL.join(", ")}. Install it (Debian: apt-get install chromium) or let CHROMIUM name its program.`,
    );
  }
  return found;
}
