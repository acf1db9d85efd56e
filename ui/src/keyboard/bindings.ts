import type { Role } from "../api";
import { TypeAhead } from "./type-ahead";
import { Chord } from "./chord";
import { isComposing } from "./key";
import { type Shortcut, table } from "./table";

/** Runs a shortcut; `false` passes it on to the previous binding. */
type Handler = () => unknown;

/** An action that is not always possible. */
interface Offer {
  can: () => boolean;
  handler: Handler;
}

export type Bindings = Partial<Record<Shortcut, Handler | Offer>>;

const bound: Bindings[] = [];
const chord = new Chord();

/** Buffers keys typed before their target has mounted. */
export const typeAhead = new TypeAhead(again);

/** Binds shortcuts until the returned function is called. The latest binding is asked first. */
export function bind(bindings: Bindings): () => void {
  bound.push(bindings);
  return () => {
    bound.splice(bound.indexOf(bindings), 1);
  };
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  ) {
    return true;
  }
  const silent = ["button", "checkbox", "radio", "submit", "reset", "file"];
  return target instanceof HTMLInputElement && !silent.includes(target.type);
}

/** Enter and Space belong to the control that has the focus. */
function isForControl(event: KeyboardEvent): boolean {
  const control =
    event.target instanceof Element &&
    event.target.closest("a, button, summary, input, [role=radio]") !== null;
  return control && (event.key === "Enter" || event.key === " ");
}

/** Arrows, Home and End scroll the focused text instead of moving through the list beside it. */
function scrolls(event: KeyboardEvent): boolean {
  const keys = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];
  return (
    keys.includes(event.key) &&
    event.target instanceof Element &&
    event.target.closest("[data-reading]") !== null
  );
}

/** The bindings of this name that are possible now, latest first. */
function handlersOf(shortcut: Shortcut): Handler[] {
  return bound.toReversed().flatMap((bindings) => {
    const offer = bindings[shortcut];
    if (offer === undefined) return [];
    if (typeof offer === "function") return [offer];
    return offer.can() ? [offer.handler] : [];
  });
}

/** Runs the shortcut's current binding. Returns whether there was one. */
export function run(shortcut: Shortcut): boolean {
  return handlersOf(shortcut).some((handler) => handler() !== false);
}

/** Whether a binding would run now. */
export function isOffered(shortcut: Shortcut): boolean {
  return handlersOf(shortcut).length > 0;
}

function actsOnDetail(shortcut: Shortcut): boolean {
  return ["act", "write"].includes(table[shortcut].group);
}

/** Replays a key: into the focused field, or as a shortcut. */
function again(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (!isText || !isTyping(target) || event.ctrlKey || event.metaKey) {
    target.dispatchEvent(new KeyboardEvent("keydown", event));
    return;
  }
  const { selectionStart, selectionEnd, value } = target;
  const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length];
  if (event.key === "Backspace")
    target.setRangeText("", from === to ? Math.max(0, from - 1) : from, to, "end");
  else target.setRangeText(event.key === "Enter" ? "\n" : event.key, from, to, "end");
  target.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Handles a key press, but not while typing and not behind an open dialog or menu. */
export function obey(event: KeyboardEvent, role: Role | undefined): void {
  if (event.defaultPrevented || isComposing(event)) return;
  if (document.querySelector("dialog[open], :popover-open") !== null) return;
  const typing = isTyping(event.target);
  if (typing && event.key.length === 1 && !event.ctrlKey && !event.metaKey) return;
  if (!typing && typeAhead.follows(event)) {
    event.preventDefault();
    return;
  }
  if (isForControl(event) || scrolls(event)) return;
  const shortcuts = chord.press(event, role, event.timeStamp);
  if (!typing && shortcuts.some(actsOnDetail) && typeAhead.waits(event)) {
    event.preventDefault();
    return;
  }
  for (const shortcut of shortcuts) {
    if (typing && table[shortcut].inFields === undefined) continue;
    if (event.repeat && table[shortcut].group !== "move") continue;
    if (run(shortcut)) {
      event.preventDefault();
      return;
    }
  }
}
