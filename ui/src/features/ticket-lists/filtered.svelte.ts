import { untrack } from "svelte";
import type { ListName, ListQuery } from "../../api";
import { type Asked, formatQuery, isEmpty, parseQuery } from "../../data/list-query";
import { lists } from "../../data/lists.svelte";
import { router } from "../../window/router.svelte";

export type FilteredSection = keyof typeof lists.queried;

const NOTHING: Asked = { list: null, query: {} };

/** The lists of a section, and the filters of its address. */
export class Filtered {
  readonly section: FilteredSection;
  /** The lists that the section has. */
  readonly lists: readonly ListName[];
  readonly #usual: () => ListName;
  readonly #asked: Asked = $derived.by(() => {
    const { route } = router;
    return route?.section === this.section ? parseQuery(route.query) : NOTHING;
  });
  readonly query: ListQuery = $derived(this.#asked.query);
  /** Something is filtered or sorted. */
  readonly on: boolean = $derived(!isEmpty(this.query));
  readonly list: ListName = $derived.by(() => {
    const { list } = this.#asked;
    return this.on && list !== null && this.lists.includes(list) ? list : this.#usual();
  });

  /** The lists that the section has, and which of them it shows without filters. */
  constructor(section: FilteredSection, all: readonly ListName[], usual: () => ListName) {
    this.section = section;
    this.lists = all;
    this.#usual = usual;
  }

  get queried(): (typeof lists.queried)[FilteredSection] {
    return lists.queried[this.section];
  }

  /** Passes on what the address asks for. An effect that calls it runs again for another address alone. */
  ask(): void {
    const { on, list, query } = this;
    if (on) untrack(() => void this.queried.ask(list, query));
  }

  /** Shows these tickets of the list, or those of another one. */
  show(query: ListQuery, list = this.list): void {
    router.filter(this.section, formatQuery(list, query));
  }

  clear(): void {
    this.show({});
  }
}
