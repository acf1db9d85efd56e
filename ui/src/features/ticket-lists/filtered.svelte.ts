import { untrack } from "svelte";
import type { ListName, ListQuery } from "../../api";
import { type Asked, formatQuery, isEmpty, parseQuery } from "../../data/list-query";
import { lists } from "../../data/lists.svelte";
import { router, type Section } from "../../window/router.svelte";

const NOTHING: Asked = { list: null, query: {}, words: "" };

/** The lists of a section, and the filters of its address. */
export class Filtered {
  readonly section: Section;
  /** The lists that the section has. */
  readonly lists: readonly ListName[];
  readonly #usual: () => ListName;
  readonly #asked: Asked = $derived.by(() => {
    const { route } = router;
    return route?.section === this.section ? parseQuery(route.query, this.lists) : NOTHING;
  });
  readonly query: ListQuery = $derived(this.#asked.query);
  /** What a search seeks. */
  readonly words: string = $derived(this.#asked.words);
  /** Something is filtered or sorted. */
  readonly on: boolean = $derived(!isEmpty(this.query));
  readonly list: ListName = $derived.by(() => {
    const { list } = this.#asked;
    return this.on && list !== null ? list : this.#usual();
  });

  /** The lists that the section has, and which of them it shows without filters. */
  constructor(section: Section, all: readonly ListName[], usual: () => ListName) {
    this.section = section;
    this.lists = all;
    this.#usual = usual;
  }

  /** Shows these tickets of the list, or those of another one. */
  show(query: ListQuery, list = this.list): void {
    router.filter(this.section, formatQuery(list, query, this.words));
  }

  clear(): void {
    this.show({});
  }
}

/** Lists whose filters the database applies page by page. */
export class FilteredList<Name extends keyof typeof lists.queried> extends Filtered {
  readonly queried: (typeof lists.queried)[Name];

  constructor(section: Name, all: readonly ListName[], usual: () => ListName) {
    super(section, all, usual);
    this.queried = lists.queried[section];
  }

  /** Passes on what the address asks for. An effect that calls it runs again for another address alone. */
  ask(): void {
    const { on, list, query } = this;
    if (on) untrack(() => void this.queried.ask(list, query));
  }
}
