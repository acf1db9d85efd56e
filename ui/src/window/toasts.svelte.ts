interface Action {
  words: string;
  handler: () => void;
  /** Opens something instead of undoing, so the undo key skips it. */
  opens?: true;
}

export interface Toast {
  id: number;
  words: string;
  tone: "calm" | "bad";
  action: Action | null;
}

const SHORT = 5000;
const LONG = 10_000;

/** Short messages that disappear by themselves; they never hold the only copy of anything. */
class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  /** The focus or the pointer is on them: they stay. */
  #held = false;

  /** Returns what dismisses it. */
  say(words: string, action: Action | null = null): number {
    return this.#add({ words, action, tone: "calm" });
  }

  /** A repeated message replaces the earlier one. */
  warn(words: string, action: Action | null = null): void {
    this.list = this.list.filter((toast) => toast.tone !== "bad" || toast.words !== words);
    this.#add({ words, action, tone: "bad" });
  }

  /** The newest message that offers an undo. */
  get undoable(): Toast | undefined {
    return this.list.findLast(({ action }) => action !== null && action.opens !== true);
  }

  /** Runs the newest undo. Returns whether there was one. */
  undo(): boolean {
    const toast = this.undoable;
    if (toast === undefined) return false;
    this.dismiss(toast.id);
    toast.action?.handler();
    return true;
  }

  /** Keeps all messages while the pointer or the focus is on them. */
  hold(held: boolean): void {
    if (this.#held && !held) for (const toast of this.list) this.#expire(toast);
    this.#held = held;
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, "id">): number {
    const told = { id: this.#next++, ...toast };
    this.list = [...this.list.slice(-2), told];
    this.#expire(told);
    return told.id;
  }

  #expire({ id, action, tone }: Toast): void {
    const time = action === null && tone === "calm" ? SHORT : LONG;
    setTimeout(() => {
      if (!this.#held) this.dismiss(id);
    }, time);
  }
}

export const toasts = new Toasts();
