/** A field in which text is written. */
type Field = HTMLInputElement | HTMLTextAreaElement;

function isField(element: Element | null): element is Field {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** The caret as `field:from:to`, if it is in one of these fields. */
export function caretOf(names: readonly string[]): string | null {
  const field = document.activeElement;
  if (!isField(field) || !names.includes(field.name)) return null;
  // Email fields do not report a caret.
  if (field.selectionStart === null) return null;
  return `${field.name}:${field.selectionStart}:${field.selectionEnd ?? field.selectionStart}`;
}

/** Restores the caret, with `focus` also the focus. Returns whether its field exists. */
export function putCaret(holder: HTMLElement, caret: string, focus: boolean): boolean {
  const [name, from, to] = caret.split(":");
  const fields = [...holder.querySelectorAll("input, textarea")].filter(isField);
  const field = fields.find((field) => field.name === name);
  if (field?.selectionStart == null) return false;
  if (focus) field.focus();
  field.setSelectionRange(Number(from), Number(to));
  return true;
}
