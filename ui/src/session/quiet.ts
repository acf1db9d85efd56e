import { clock } from "../i18n/clock.svelte";
import { preferences } from "./preferences.svelte";

/** The hour at which "until tomorrow" ends. */
const MORNING = 8;

/** Until when notifications are muted; absent when they are not. */
export function quietUntil(): string | null {
  const { quietUntil: until } = preferences.current;
  return until !== null && Date.parse(until) > clock.here ? until : null;
}

/** The minutes until tomorrow morning. */
export function minutesUntilTomorrow(now: Date): number {
  const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING);
  return Math.ceil((morning.getTime() - now.getTime()) / 60_000);
}
