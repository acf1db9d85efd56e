const narrow = window.matchMedia("(width < 52rem)");

function measuredRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** The width of the window and whether somebody is looking at it; layout and read states depend on both. */
class Viewport {
  /** Too narrow for list and details side by side. */
  narrow = $state(narrow.matches);
  /** The window is visible and has the focus. */
  attended = $state(document.hasFocus() && document.visibilityState === "visible");

  /** One rem in pixels: the person's text size. */
  rem = $state(measuredRem());

  constructor() {
    const measure = () => {
      this.narrow = narrow.matches;
      this.rem = measuredRem();
    };
    narrow.addEventListener("change", measure);
    // Chromium fires no media query event when only the text size changes. This element grows with it.
    const letter = document.createElement("div");
    letter.style.cssText = "position: fixed; inline-size: 1rem; block-size: 0; visibility: hidden";
    document.body.append(letter);
    new ResizeObserver(measure).observe(letter);
    const update = () => (this.attended = document.hasFocus() && document.visibilityState === "visible");
    window.addEventListener("focus", update);
    window.addEventListener("blur", update);
    document.addEventListener("visibilitychange", update);
  }
}

export const viewport = new Viewport();
