import { SvelteMap } from "svelte/reactivity";
import type { DirectoryEntry, PersonId, PersonRef } from "../api";
import { call } from "../session/call";
import { lists } from "./lists.svelte";

/** Entries of the directory, by person: each is asked for once, when somebody wants to see it. */
class Contacts {
  /** Null while it is asked for, and for who is not in the directory. */
  #found = new SvelteMap<PersonId, DirectoryEntry | null>();

  of(id: PersonId): DirectoryEntry | undefined {
    return lists.people.rows.find((row) => row.id === id) ?? this.#found.get(id) ?? undefined;
  }

  async need({ id, username, active }: Pick<PersonRef, "id" | "username" | "active">): Promise<void> {
    if (!active || this.of(id) !== undefined || this.#found.has(id)) return;
    this.#found.set(id, null);
    try {
      const { value } = await call("person_directory", { prefix: username, after: null });
      const entry = value.rows.find((row) => row.id === id);
      if (entry !== undefined) this.#found.set(id, entry);
    } catch {
      // Asked again the next time: without a database there is nothing to show.
      this.#found.delete(id);
    }
  }

  reset(): void {
    this.#found.clear();
  }
}

export const contacts = new Contacts();
