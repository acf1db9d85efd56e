/**
 * Up to which message a thread can be reported as read; 0 for nothing new. A report takes everything before it along, so it ends
 * before the first unread message that was not on the screen yet. Who goes straight to the newest one has read what lies between.
 *
 * `unread`: messages from others, `alerts`: what the ticket's view shows without scrolling, `seen`: the last message whose end was on
 * the screen.
 */
export function readUpTo(unread: readonly number[], alerts: readonly number[], seen: number): number {
  const unseen = Math.min(Infinity, ...unread.filter((id) => id > seen));
  return Math.max(0, ...[...unread, ...alerts].filter((id) => id < unseen));
}
