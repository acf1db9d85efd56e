import { tick } from "svelte";

export const DETAIL = "detail";

/** Moves the focus to the scroller of the details, so that arrows and Space scroll it; on a page without details to the page. */
export async function focusDetail(): Promise<void> {
  await tick();
  await new Promise(requestAnimationFrame);
  const detail = document.getElementById(DETAIL) ?? document.getElementById("main");
  (detail?.querySelector<HTMLElement>("[data-reading]") ?? detail)?.focus({ preventScroll: true });
}
