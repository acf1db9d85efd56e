/** The least distance to the edge of the window, in pixels. */
const EDGE = 8;
/** The distance between a menu and what it belongs to, in pixels. */
const GAP = 4;

type Box = Pick<DOMRect, "top" | "bottom" | "left" | "right">;

interface Size {
  width: number;
  height: number;
}

/** Where a menu opens: below what it belongs to, or above where there is more room; aligned with its start. */
export function placeOf(
  anchor: Box,
  menu: Size,
  screen: Size,
  rtl: boolean,
): { left: number; top: number; room: number } {
  const below = screen.height - EDGE - anchor.bottom - GAP;
  const above = anchor.top - GAP - EDGE;
  const up = menu.height > below && above > below;
  const room = Math.max(0, up ? above : below);
  const height = Math.min(menu.height, room);
  const start = rtl ? anchor.right - menu.width : anchor.left;
  const left = Math.max(EDGE, Math.min(start, screen.width - EDGE - menu.width));
  return { left, top: up ? anchor.top - GAP - height : anchor.bottom + GAP, room };
}
