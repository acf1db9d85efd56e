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

/** What is drawn of a list of rows. */
interface Source {
  /** The element that scrolls. */
  scroller: () => HTMLElement | undefined;
  /** The keys of all rows, in their order. */
  keys: () => readonly number[];
  /** The row that is drawn wherever the list stands: the keyboard comes back to it. */
  stop: () => number | undefined;
  /** How high what stands before the rows is, in pixels. */
  before: () => number;
}

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;

/** So many rows are drawn above and below what is on the screen. */
const SPARE = 8;
/** Above the first row and below the last, in pixels. */
const MARGIN = 4;
/** How high a row is taken for before one was seen, in pixels. */
const USUAL = 83;
/** Before the window has told its size, and where nothing has a size. */
const SCREEN = { width: 0, height: 800 };

/**
 * The rows of a list that are drawn: those on the screen, some around them, and the keyboard's own. What a frame costs does not
 * hang on how many rows there are. What is read stays where it is when rows come before it or turn out to be higher.
 */
export class DrawnRows {
  readonly #source: Source;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  /** Grows whenever the virtualizer has something else to tell. */
  #told = $state(0);
  /** How high a row of this list is, after the first that was seen. */
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

  /** What is drawn, and how high all rows are together, in pixels. */
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
    // Text of another size: no row is as high as it was.
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

  /** The first and the last index on the screen; absent while nothing is. */
  get onScreen(): { first: number; last: number } | undefined {
    const range = this.#virtualizer.calculateRange();
    return range === null ? undefined : { first: range.startIndex, last: range.endIndex };
  }

  /** Where a row stands among the rows, in pixels. */
  top(row: VirtualItem): number {
    return row.start - this.#source.before();
  }

  /** Scrolls as little as brings this row on the screen. */
  show(index: number): void {
    this.#virtualizer.scrollToIndex(index);
  }

  /** Keeps the height of a drawn row in mind; an attachment of its element. */
  readonly measured = (row: HTMLElement): (() => void) => {
    untrack(() => this.#virtualizer.measureElement(row));
    return () => this.#virtualizer.measureElement(null);
  };

  /**
   * Whether what is read has to be kept in its place: not at the beginning, where a list shows what comes; and not when the row
   * below the upper edge stands where it stood, whatever became of the one at the edge.
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
      // A list that is hidden keeps its place and what it draws: somebody comes back to it, and others write meanwhile.
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
        // Hidden, it has the height that it had.
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
