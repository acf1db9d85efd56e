interface Action {
  words: string;
  handler: () => void;
  /** It opens something. The key of "undo" is for what takes something back. */
  opens?: true;
}

export interface Toast {
  id: number;
  words: string;
  tone: "calm" | "bad";
  action: Action | null;
}

const SHORT = 5000;
const LONG = 9000;

/** Short messages that go away by themselves; they never carry the only copy of anything. */
class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  /** Somebody is at them: they stay. */
  #held = false;

  say(words: string, action: Action | null = null): void {
    this.#add({ words, action, tone: "calm" });
  }

  /** The same once more takes the place of what was told before: it offers the same. */
  warn(words: string, action: Action | null = null): void {
    this.list = this.list.filter((toast) => toast.tone !== "bad" || toast.words !== words);
    this.#add({ words, action, tone: "bad" });
  }

  /** The newest message with which something can be taken back. */
  get undoable(): Toast | undefined {
    return this.list.findLast(({ action }) => action !== null && action.opens !== true);
  }

  /** Takes back what the newest such message offers to. Answers whether there is one. */
  undo(): boolean {
    const toast = this.undoable;
    if (toast === undefined) return false;
    this.dismiss(toast.id);
    toast.action?.handler();
    return true;
  }

  /** Nothing goes away while somebody is at it with the pointer or the focus. */
  hold(held: boolean): void {
    if (this.#held && !held) for (const toast of this.list) this.#expire(toast);
    this.#held = held;
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, "id">): void {
    const told = { id: this.#next++, ...toast };
    this.list = [...this.list.slice(-2), told];
    this.#expire(told);
  }

  #expire({ id, action, tone }: Toast): void {
    const time = action === null && tone === "calm" ? SHORT : LONG;
    setTimeout(() => {
      if (!this.#held) this.dismiss(id);
    }, time);
  }
}

export const toasts = new Toasts();
