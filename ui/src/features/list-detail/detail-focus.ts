import { tick } from "svelte";

export const DETAIL = "detail";

/** Moves the focus into the details beside the list: to what scrolls there, so that arrows and Space scroll it. */
export async function focusDetail(): Promise<void> {
  await tick();
  await new Promise(requestAnimationFrame);
  const detail = document.getElementById(DETAIL);
  (detail?.querySelector<HTMLElement>("[data-reading]") ?? detail)?.focus({ preventScroll: true });
}
