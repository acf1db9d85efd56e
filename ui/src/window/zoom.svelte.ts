const KEY = "ticket-desk.zoom";
/** The sizes of the text, in percent of the system's. */
const STEPS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
const USUAL = 100;

function remembered(): number {
  const value = Number(localStorage.getItem(KEY));
  return STEPS.find((step) => step === value) ?? USUAL;
}

/** How large everything is. All lengths follow the text's size; the window's layout follows its width alone. */
class Zoom {
  #percent = $state(remembered());

  constructor() {
    this.#show();
    // The other window changed it.
    window.addEventListener("storage", ({ key }) => {
      if (key !== KEY) return;
      this.#percent = remembered();
      this.#show();
    });
  }

  get percent(): number {
    return this.#percent;
  }

  get canGrow(): boolean {
    return this.#percent < (STEPS.at(-1) ?? USUAL);
  }

  get canShrink(): boolean {
    return this.#percent > STEPS[0];
  }

  grow(): void {
    this.#choose(STEPS.find((step) => step > this.#percent));
  }

  shrink(): void {
    this.#choose(STEPS.findLast((step) => step < this.#percent));
  }

  reset(): void {
    this.#choose(USUAL);
  }

  #choose(percent: number | undefined): void {
    if (percent === undefined) return;
    this.#percent = percent;
    localStorage.setItem(KEY, String(percent));
    this.#show();
  }

  #show(): void {
    document.documentElement.style.fontSize = this.#percent === USUAL ? "" : `${this.#percent}%`;
  }
}

export const zoom = new Zoom();
