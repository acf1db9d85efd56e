/** The most hits that are marked. */
const MOST = 500;

/** Where a text is found within an element, ignoring case. A hit lies within one piece of text. */
export function findIn(root: Element, words: string): Range[] {
  const wanted = words.toLocaleLowerCase();
  if (wanted === "") return [];
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null && ranges.length < MOST; node = walker.nextNode()) {
    if (node.parentElement?.closest("[data-find], .visually-hidden, [aria-hidden=true]") != null) continue;
    const text = (node.textContent ?? "").toLocaleLowerCase();
    // A text whose lower case is longer has other places.
    if (text.length !== (node.textContent ?? "").length) continue;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  return ranges;
}

/** Scrolls a hit into the middle of this element, and of what scrolls within it. */
export function reveal(hit: Range, area: Element): void {
  // Lays out what the browser skipped.
  hit.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  for (let box = hit.startContainer.parentElement; box !== null; box = box.parentElement) {
    const [at, view] = [hit.getBoundingClientRect(), box.getBoundingClientRect()];
    const beside = at.left < view.left || at.right > view.right;
    box.scrollBy({
      top: (at.top + at.bottom - view.top - view.bottom) / 2,
      left: beside ? (at.left + at.right - view.left - view.right) / 2 : 0,
    });
    if (box === area) return;
  }
}
