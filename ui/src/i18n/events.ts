import type { AlertKind, EventKind } from "../api";
import { kebab } from "./kebab";

/** The text of an event. */
export function eventId<Kind extends EventKind>(kind: Kind) {
  return `event-${kind === "raised" ? "created" : (kind as Exclude<Kind, "raised">)}` as const;
}

/** The text of an alert. */
export function alertId<Kind extends AlertKind>(kind: Kind) {
  return `alert-${kebab(kind === "claimed" ? "assigned" : (kind as Exclude<Kind, "claimed">))}` as const;
}
