import { clock } from "../i18n/clock.svelte";
import { preferences } from "./preferences.svelte";

/** When a day begins for whoever wants quiet until then. */
const MORNING = 8;

/** Until when nothing is told because the person asked for it; absent when everything is told. */
export function quietUntil(): string | null {
  const { quietUntil: until } = preferences.current;
  return until !== null && Date.parse(until) > clock.here ? until : null;
}

/** How many minutes it is until tomorrow morning. */
export function minutesUntilTomorrow(now: Date): number {
  const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING);
  return Math.ceil((morning.getTime() - now.getTime()) / 60_000);
}
