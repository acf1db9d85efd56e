import type { Event, Message, Older } from "../../api";

export type Item =
  | { key: string; at: number; message: Message; event: null }
  | { key: string; at: number; message: null; event: Event };

/** Messages of one author within this time are grouped, in milliseconds. */
const BREATH = 5 * 60 * 1000;

const COMPLETE: Older = { messages: false, events: false };

/**
 * Messages and events in the order in which they happened; what happened in the same moment: the event first. While older ones
 * of one kind are not read, the other kind does not reach further back than it: there would be gaps.
 */
export function merged(messages: readonly Message[], events: readonly Event[], older = COMPLETE): Item[] {
  const ends = [older.messages ? messages[0]?.at : undefined, older.events ? events[0]?.at : undefined];
  const from = Math.max(...ends.map((at) => (at === undefined ? -Infinity : Date.parse(at))));
  const items: Item[] = [
    ...events.map((event) => ({ key: `e${event.id}`, at: Date.parse(event.at), message: null, event })),
    ...messages.map((message) => ({
      key: `m${message.id}`,
      at: Date.parse(message.at),
      message,
      event: null,
    })),
  ];
  return items.filter(({ at }) => at >= from).sort((a, b) => a.at - b.at);
}

/** Whether a message continues the previous one of its author. */
export function follows(before: Item | undefined, item: Item): boolean {
  if (!before?.message || !item.message) return false;
  return before.message.from.id === item.message.from.id && item.at - before.at < BREATH;
}
