import { isMessage, kebab, t } from "../i18n";
import type { Pressed } from "./key";

/** The key as it is written on it: with Alt it may write something else, and in a foreign script its place counts. */
function written({ key, code }: Pressed): string | null {
  if (/^[a-zA-Z0-9]$/.test(key)) return key.toUpperCase();
  if (/^F([1-9]|1[0-2])$/.test(key)) return key;
  return /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code)?.slice(1).find(Boolean) ?? null;
}

/** A key combination as the desk takes it, such as `Control+Alt+T`; null for keys that people write with. */
export function combinationOf(pressed: Pressed): string | null {
  const key = written(pressed);
  if (key === null) return null;
  const { ctrlKey, altKey, shiftKey, metaKey } = pressed;
  if (!ctrlKey && !altKey && !metaKey && key.length === 1) return null;
  const held = [ctrlKey && "Control", altKey && "Alt", shiftKey && "Shift", metaKey && "Super"];
  return [...held.filter((name) => name !== false), key].join("+");
}

/** A key combination with the names that stand on the keys. */
export function keysText(combination: string): string {
  const nameOf = (key: string) => {
    const id = `key-${kebab(key)}` as const;
    return isMessage(id) ? t(id) : key;
  };
  return combination.split("+").map(nameOf).join(" + ");
}
