import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** The widths that every screen has to fit. */
export const SIZES = {
  wide: { width: 1280, height: 800 },
  narrow: { width: 400, height: 800 },
} as const;

/** The elements that overflow the window or scroll sideways, for the failure message. */
export function sticksOut(): string[] {
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}: ${element.textContent.slice(0, 40)}`;
  const clips = (element: Element) => getComputedStyle(element).overflowX !== "visible";
  const clipped = (element: Element) => {
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      if (around !== document.body && around !== document.documentElement && clips(around)) {
        return around.getBoundingClientRect().right <= window.innerWidth + 1;
      }
    }
    return false;
  };
  const wrong: string[] = [];
  for (const element of document.body.querySelectorAll("*")) {
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || !element.checkVisibility()) continue;
    if ((right > window.innerWidth + 1 || left < -1) && !clipped(element)) {
      wrong.push(`sticks out: ${name(element)}`);
    }
    const { overflowX } = getComputedStyle(element);
    const scrolls = overflowX === "auto" || overflowX === "scroll";
    const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    if (scrolls && !field && element.scrollWidth > element.clientWidth + 1) {
      wrong.push(`scrolls sideways: ${name(element)}`);
    }
  }
  return wrong;
}

/** Expects nothing to be wider than the window. */
export async function expectNothingSticksOut(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(sticksOut), { message: page.url() }).toEqual([]);
}
