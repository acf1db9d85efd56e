import type { Role } from "../api";
import { nameOf, type Pressed } from "./key";
import { type Shortcut, shortcutsFor, table } from "./table";

/** How long the second key of a sequence may take, in milliseconds. */
const TIMEOUT = 1200;

/** Recognises shortcuts in the sequence of pressed keys. */
export class Chord {
  #begun = "";
  #at = 0;

  /** The shortcuts that this key completes; `now` in milliseconds. */
  press(pressed: Pressed, role: Role | undefined, now: number): Shortcut[] {
    const name = nameOf(pressed);
    const sequence = this.#begun !== "" && now - this.#at < TIMEOUT ? `${this.#begun} ${name}` : name;
    const names = shortcutsFor(role);
    const found = names.filter((shortcut) => table[shortcut].keys.includes(sequence));
    const begins = names.some((shortcut) => table[shortcut].keys.some((keys) => keys.startsWith(`${name} `)));
    this.#begun = found.length === 0 && begins ? name : "";
    this.#at = now;
    return found;
  }
}
