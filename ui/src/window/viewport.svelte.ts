const narrow = window.matchMedia("(width < 52rem)");

function measuredRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** What the layout and the read states depend on: how wide the window is and whether anybody looks at it. */
class Viewport {
  /** Too narrow for list and details side by side. */
  narrow = $state(narrow.matches);
  /** In front, with somebody before it. */
  attended = $state(document.hasFocus() && document.visibilityState === "visible");

  /** One rem in pixels: what the person chose as the size of text. */
  rem = $state(measuredRem());

  constructor() {
    const measure = () => {
      this.narrow = narrow.matches;
      this.rem = measuredRem();
    };
    narrow.addEventListener("change", measure);
    // Chromium tells no change of the query when not the window but the size of text changes. This grows with it.
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
