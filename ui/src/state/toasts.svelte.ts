export interface Toast {
  id: number;
  words: string;
  tone: "calm" | "bad";
  action: { words: string; deed: () => void } | null;
}

const SHORT = 5000;
const LONG = 9000;

/** Short messages that go away by themselves; they never carry the only copy of anything. */
class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  say(words: string, action: Toast["action"] = null): void {
    this.#add({ words, action, tone: "calm" });
  }

  warn(words: string, action: Toast["action"] = null): void {
    this.#add({ words, action, tone: "bad" });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, "id">): void {
    const id = this.#next++;
    this.list = [...this.list.slice(-2), { id, ...toast }];
    setTimeout(() => this.dismiss(id), toast.action === null && toast.tone === "calm" ? SHORT : LONG);
  }
}

export const toasts = new Toasts();
