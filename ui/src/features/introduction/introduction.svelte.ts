import type { Profile } from "../../api";

const KEY = "ticket-desk.introduced";

/** A person of a database: two databases may have the same user name. */
const keyOf = (person: Profile) => `${person.id}:${person.username}`;

function remembered(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
  } catch {
    return [];
  }
}

/** The short introduction: shown while nothing is selected, until a person dismisses it on this computer. */
class Introduction {
  #away = $state.raw<readonly string[]>(remembered());

  standsFor(person: Profile): boolean {
    return !this.#away.includes(keyOf(person));
  }

  putAway(person: Profile): void {
    this.#keep([...this.#away.filter((key) => key !== keyOf(person)), keyOf(person)]);
  }

  showAgain(person: Profile): void {
    this.#keep(this.#away.filter((key) => key !== keyOf(person)));
  }

  #keep(away: string[]): void {
    this.#away = away;
    localStorage.setItem(KEY, JSON.stringify(away));
  }
}

export const introduction = new Introduction();
