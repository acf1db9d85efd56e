export const MOTIONS = ["auto", "reduced"] as const;
export type Motion = (typeof MOTIONS)[number];

const KEY = "ticket-desk.motion";

/** Whether things move: as the system prefers, or never. The styles follow `data-motion` of the page. */
class MotionChoice {
  #motion = $state<Motion>(localStorage.getItem(KEY) === "reduced" ? "reduced" : "auto");

  constructor() {
    this.#show();
  }

  get current(): Motion {
    return this.#motion;
  }

  choose(motion: Motion): void {
    this.#motion = motion;
    localStorage.setItem(KEY, motion);
    this.#show();
  }

  #show(): void {
    document.documentElement.dataset.motion = this.#motion;
  }
}

export const motion = new MotionChoice();
