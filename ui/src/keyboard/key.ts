/** What a key press tells about itself. */
export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** What stands on the keys of a Latin keyboard beside the letters, without and with Shift. */
const SYMBOLS: Record<string, [string, string]> = {
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
};

/** The last letter that was pressed was not a Latin one: what stands in place of letters is meant by its place too. */
let foreign = false;

/** Whether the key belongs to an input method, such as Enter that confirms a candidate. WebKit sends that Enter after the end of the composition, with 229. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** What a Latin keyboard has where this key is. */
function atPlace({ key, code, shiftKey }: Pressed): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? SYMBOLS[code]?.[shiftKey ? 1 : 0] ?? key;
}

function latin(pressed: Pressed): string {
  const { key, code } = pressed;
  if (/^\p{L}$/u.test(key)) foreign = !/^\p{Script=Latin}$/u.test(key);
  const isSymbol = /^[^\p{L}\p{N}]$/u.test(key);
  const isMeant = foreign && (!isSymbol || code.startsWith("Key"));
  return isMeant && key.length === 1 ? atPlace(pressed) : key;
}

/**
 * A key as the table of shortcuts writes it, whatever the keyboard's layout, with Caps Lock or without. Command on a Mac counts as
 * Control; Shift is part of a symbol such as `?`, and tells Ctrl+Shift+Enter from Ctrl+Enter.
 */
export function nameOf(pressed: Pressed): string {
  const meant = latin(pressed);
  const isLetter = /^\p{L}$/u.test(meant);
  const key = !isLetter ? meant : pressed.shiftKey ? `Shift+${meant.toUpperCase()}` : meant.toLowerCase();
  const control = pressed.ctrlKey || pressed.metaKey ? "Control+" : "";
  const shift = control !== "" && key === "Enter" && pressed.shiftKey ? "Shift+" : "";
  return `${control}${shift}${pressed.altKey ? "Alt+" : ""}${key}`;
}

/** Whether the key writes a character. */
export function isWriting({ key, ctrlKey, metaKey, altKey }: Pressed): boolean {
  return /^.$/u.test(key) && !ctrlKey && !metaKey && !altKey;
}

/** The name of a key for a handler of keys: empty while an input method has the key. */
export function keyOf(event: KeyboardEvent): string {
  return isComposing(event) ? "" : nameOf(event);
}
