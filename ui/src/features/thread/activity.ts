import type { Event, Message } from "../../api";

export type Item =
  | { key: string; at: number; message: Message; event: null }
  | { key: string; at: number; message: null; event: Event };

/** Messages of one author within this time are grouped, in milliseconds. */
const BREATH = 5 * 60 * 1000;

/** Messages and events in order of time; at the same moment the event comes first. */
export function merged(messages: readonly Message[], events: readonly Event[]): Item[] {
  const items: Item[] = [
    ...events.map((event) => ({ key: `e${event.id}`, at: Date.parse(event.at), message: null, event })),
    ...messages.map((message) => ({
      key: `m${message.id}`,
      at: Date.parse(message.at),
      message,
      event: null,
    })),
  ];
  return items.sort((a, b) => a.at - b.at);
}

/** Whether a message continues the previous one of its author. */
export function follows(before: Item | undefined, item: Item): boolean {
  if (!before?.message || !item.message) return false;
  return before.message.from.id === item.message.from.id && item.at - before.at < BREATH;
}
