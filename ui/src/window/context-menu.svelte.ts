import type { Icon, Shortcut } from "../keyboard/table";

/** One line of a context menu. */
export interface MenuItem {
  words: string;
  icon?: Icon | undefined;
  /** The key that does the same on what is open. */
  shortcut?: Shortcut;
  /** Begins a group: a line is drawn above it. */
  begins?: true;
  handler: () => unknown;
}

interface Open {
  items: readonly MenuItem[];
  left: number;
  top: number;
  /** What had the focus, and gets it back. */
  from: Element | null;
}

/** The one context menu of the window. */
class ContextMenu {
  current = $state.raw<Open | null>(null);

  /** Opens at the pointer, or where the browser places the menu key; never the web view's own menu. */
  open(event: MouseEvent, items: readonly MenuItem[]): void {
    event.preventDefault();
    if (items.length === 0) return;
    this.current = {
      items,
      left: event.clientX,
      top: event.clientY,
      from: document.activeElement,
    };
  }

  close(): void {
    const from = this.current?.from;
    this.current = null;
    if (from instanceof HTMLElement && from !== document.body) from.focus({ preventScroll: true });
  }
}

export const contextMenu = new ContextMenu();
