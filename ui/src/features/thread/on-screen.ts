/** Runs the handler once the element is on the screen, within the part that scrolls. */
export function onScreen(handler: () => void): (element: Element) => () => void {
  return (element) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        handler();
      },
      { root: element.closest("[data-reading]") },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
