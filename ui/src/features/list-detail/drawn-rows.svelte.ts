import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/virtual-core";
import { untrack } from "svelte";
import { viewport } from "../../window/viewport.svelte";

interface Source {
  /** The element that scrolls. */
  scroller: () => HTMLElement | undefined;
  /** The keys of all rows, in order. */
  keys: () => readonly number[];
  /** The row that is always drawn, because the keyboard focus returns to it. */
  stop: () => number | undefined;
  /** The height of the content before the rows, in pixels. */
  before: () => number;
}

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;

/** How many rows are drawn beyond the visible ones, on each side. */
const SPARE = 8;
/** Above the first row and below the last, in pixels. */
const MARGIN = 4;
/** The assumed height of a row before one was measured, in pixels. */
const USUAL = 83;
/** For the time before layout, and where there is no layout. */
const SCREEN = { width: 0, height: 800 };

/**
 * Draws the visible rows of a list, some around them, and the focused one, so that the cost of a frame does not depend on the
 * length of the list. Visible rows do not move when rows arrive before them or turn out to be higher.
 */
export class DrawnRows {
  readonly #source: Source;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  /** Grows whenever the virtualizer changes. */
  #told = $state(0);
  /** The height of the first measured row. */
  #usual: number | undefined;

  readonly #keyOf = $derived.by(() => {
    const keys = this.#source.keys();
    return (index: number) => keys[index] ?? -1;
  });

  readonly #extract = $derived.by((): Options["rangeExtractor"] => {
    const stop = this.#source.stop();
    const own = stop === undefined ? -1 : this.#source.keys().indexOf(stop);
    return (range) => {
      const indexes = defaultRangeExtractor(range);
      return own < 0 || indexes.includes(own) ? indexes : [...indexes, own].sort((a, b) => a - b);
    };
  });

  /** The drawn rows, and the total height in pixels. */
  readonly #drawing = $derived.by((): { rows: readonly VirtualItem[]; height: number } => {
    void this.#told;
    this.#virtualizer.setOptions(this.#options(this.#isMoved() ? "end" : "start"));
    return { rows: this.#virtualizer.getVirtualItems(), height: this.#virtualizer.getTotalSize() };
  });

  constructor(source: Source) {
    this.#source = source;
    this.#virtualizer = untrack(() => new Virtualizer(this.#options()));
    $effect(() => {
      void this.#drawing;
      untrack(() => this.#virtualizer._willUpdate());
    });
    $effect(() => this.#virtualizer._didMount());
    let before = untrack(() => source.before());
    $effect(() => {
      const grown = source.before() - before;
      before += grown;
      const scroller = untrack(() => source.scroller());
      if (scroller && scroller.scrollTop > 0) scroller.scrollTop += grown;
    });
    // The text size changed: every row has a new height.
    let rem = viewport.rem;
    $effect(() => {
      if (viewport.rem === rem) return;
      rem = viewport.rem;
      this.#usual = undefined;
      untrack(() => this.#virtualizer.measure());
    });
  }

  get rows(): readonly VirtualItem[] {
    return this.#drawing.rows;
  }

  get height(): number {
    return this.#drawing.height;
  }

  /** The first and the last visible index; absent while no row is visible. */
  get onScreen(): { first: number; last: number } | undefined {
    const range = this.#virtualizer.calculateRange();
    return range === null ? undefined : { first: range.startIndex, last: range.endIndex };
  }

  /** The offset of a row, in pixels. */
  top(row: VirtualItem): number {
    return row.start - this.#source.before();
  }

  /** Scrolls just far enough to show this row. */
  show(index: number): void {
    this.#virtualizer.scrollToIndex(index);
  }

  /** Measures a drawn row; an attachment of its element. */
  readonly measured = (row: HTMLElement): (() => void) => {
    untrack(() => this.#virtualizer.measureElement(row));
    return () => this.#virtualizer.measureElement(null);
  };

  /**
   * Whether to correct the scroll position: not at the top, where a list shows arriving rows; and not when the first fully
   * visible row has not moved.
   */
  #isMoved(): boolean {
    const offset = this.#virtualizer.scrollOffset ?? 0;
    const edge = offset > 0 ? this.#virtualizer.getVirtualItemForOffset(offset) : undefined;
    if (edge === undefined) return false;
    const below = edge.index + 1;
    return this.#keyOf(below) !== this.#virtualizer.options.getItemKey(below);
  }

  #options(anchorTo: Options["anchorTo"] = "start"): Options {
    const keys = this.#source.keys();
    return {
      count: keys.length,
      getScrollElement: () => this.#source.scroller() ?? null,
      getItemKey: this.#keyOf,
      estimateSize: () => this.#usual ?? USUAL,
      rangeExtractor: this.#extract,
      overscan: SPARE,
      scrollMargin: this.#source.before(),
      paddingStart: MARGIN,
      paddingEnd: MARGIN,
      scrollPaddingStart: MARGIN,
      scrollPaddingEnd: MARGIN,
      initialRect: SCREEN,
      scrollToFn: elementScroll,
      // A hidden list keeps its scroll position and its rows, even when rows arrive meanwhile.
      observeElementOffset: (virtualizer, tell) =>
        observeElementOffset(virtualizer, (offset, isScrolling) => {
          const hidden = virtualizer.scrollElement?.clientHeight === 0;
          tell(hidden ? (virtualizer.scrollOffset ?? offset) : offset, isScrolling);
        }),
      observeElementRect: (virtualizer, tell) => {
        let hidden = false;
        return observeElementRect(virtualizer, (rect) => {
          const shown = hidden && rect.height > 0;
          hidden = rect.height === 0;
          if (hidden) return;
          if (shown) virtualizer.scrollElement?.scrollTo({ top: virtualizer.scrollOffset ?? 0 });
          tell(rect);
        });
      },
      measureElement: (row, entry, virtualizer) => {
        const height = measureElement(row, entry, virtualizer);
        if (height > 0) {
          this.#usual ??= height;
          return height;
        }
        // A hidden list keeps its height.
        const known = virtualizer.itemSizeCache.get(this.#keyOf(virtualizer.indexFromElement(row)));
        return known ?? this.#usual ?? USUAL;
      },
      anchorTo,
      onChange: () => {
        this.#told += 1;
      },
    };
  }
}
