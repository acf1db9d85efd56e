import { SvelteMap } from "svelte/reactivity";
import type { Cached, DirectoryCursor, DirectoryEntry, DirectoryPage, PersonId, PersonRef } from "../api";
import { call } from "../session/call";
import { lists } from "./lists.svelte";

/** How many pages are read to find somebody: many names may begin like their user name. */
const PAGES = 5;

async function find(id: PersonId, prefix: string): Promise<DirectoryEntry | undefined> {
  let after: DirectoryCursor | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const { value }: Cached<DirectoryPage> = await call("person_directory", { prefix, after });
    const entry = value.rows.find((row) => row.id === id);
    if (entry !== undefined || value.next === null) return entry;
    after = value.next;
  }
  return undefined;
}

/** Entries of the directory, by person. */
class Contacts {
  #found = new SvelteMap<PersonId, DirectoryEntry>();
  #asking = new Set<PersonId>();

  /** What was answered last; until then what the directory showed. */
  of(id: PersonId): DirectoryEntry | undefined {
    return this.#found.get(id) ?? lists.people.rows.find((row) => row.id === id);
  }

  /** Asks for the entry of a person whom somebody opens now. */
  async need({ id, username, active }: Pick<PersonRef, "id" | "username" | "active">): Promise<void> {
    if (!active || this.#asking.has(id)) return;
    this.#asking.add(id);
    try {
      const entry = await find(id, username);
      if (entry !== undefined) this.#found.set(id, entry);
    } catch {
      // Asked again at the next opening: without a database what is known stays.
    }
    this.#asking.delete(id);
  }

  reset(): void {
    this.#found.clear();
  }
}

export const contacts = new Contacts();
