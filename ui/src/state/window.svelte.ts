const narrow = window.matchMedia("(width < 52rem)");

/** What the layout and the read states depend on: how wide the window is and whether anybody looks at it. */
class WindowState {
  /** Too narrow for list and details side by side. */
  narrow = $state(narrow.matches);
  /** In front, with somebody before it. */
  attended = $state(document.hasFocus() && document.visibilityState === "visible");

  constructor() {
    narrow.addEventListener("change", () => (this.narrow = narrow.matches));
    const look = () => (this.attended = document.hasFocus() && document.visibilityState === "visible");
    window.addEventListener("focus", look);
    window.addEventListener("blur", look);
    document.addEventListener("visibilitychange", look);
  }
}

export const view = new WindowState();
