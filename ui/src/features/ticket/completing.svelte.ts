const KEY = "ticket-desk.after-completing";

/** What completing leads to. */
export type After = "stay" | "next";

/** What a responder does after completing: the person's last choice on this computer. */
class Completing {
  #after = $state<After>(localStorage.getItem(KEY) === "next" ? "next" : "stay");

  get after(): After {
    return this.#after;
  }

  choose(after: After): void {
    this.#after = after;
    localStorage.setItem(KEY, after);
  }
}

export const completing = new Completing();
