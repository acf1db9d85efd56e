import { SvelteMap } from "svelte/reactivity";
import type { PersonRef } from "../api";
import { isolated } from "../i18n";

/** Everybody whom the window has named: display names are not unique, so the user name tells those apart that look alike. */
export class People {
  /** By look: the person with it, or null once there are two. */
  readonly #known = new SvelteMap<string, number | null>();

  /** The name to show, with the user name where the name alone could be mistaken for another's. */
  nameOf(person: PersonRef): string {
    // Afterwards: nothing changes while a component is drawn.
    queueMicrotask(() => this.#meet(person));
    const mistakable = person.mixed || this.#known.get(person.look) === null;
    return mistakable ? `${isolated(person.name)} (@${person.username})` : person.name;
  }

  #meet({ id, look }: PersonRef): void {
    const known = this.#known.get(look);
    if (known === undefined) this.#known.set(look, id);
    else if (known !== null && known !== id) this.#known.set(look, null);
  }
}

export const people = new People();
