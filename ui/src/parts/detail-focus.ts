import { tick } from "svelte";

export const DETAIL = "detail";

/** Moves the focus into the details beside the list. */
export async function focusDetail(): Promise<void> {
  await tick();
  await new Promise(requestAnimationFrame);
  document.getElementById(DETAIL)?.focus({ preventScroll: true });
}
