const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Unit = "minute" | "hour" | "day";

/** A span of time as a person says it. */
export interface Spoken {
  unit: Unit;
  count: number;
}

/** Minutes up to an hour and a half, hours up to a day and a half, then days; at least one minute. */
export function spoken(ms: number): Spoken {
  if (ms < 1.5 * HOUR) return { unit: "minute", count: Math.max(1, Math.round(ms / MINUTE)) };
  if (ms < 1.5 * DAY) return { unit: "hour", count: Math.round(ms / HOUR) };
  return { unit: "day", count: Math.round(ms / DAY) };
}

/** A target as the administrator set it, in the largest unit without a remainder: "90 minutes", "4 hours". */
export function target(minutes: number): Spoken {
  if (minutes % 1440 === 0) return { unit: "day", count: minutes / 1440 };
  if (minutes % 60 === 0) return { unit: "hour", count: minutes / 60 };
  return { unit: "minute", count: minutes };
}

/** How much is left until a deadline, or has passed since. */
export interface Due extends Spoken {
  overdue: boolean;
  /** It is less than an hour away. */
  soon: boolean;
}

export function due(respondBy: string, now: number): Due {
  const left = Date.parse(respondBy) - now;
  return { ...spoken(Math.abs(left)), overdue: left <= 0, soon: left > 0 && left < HOUR };
}

/** The sections of a list by deadline. */
export type DueSection = "overdue" | "today" | "later";

export function dueSection(respondBy: string, now: number): DueSection {
  const at = Date.parse(respondBy);
  if (at <= now) return "overdue";
  return at < new Date(now).setHours(24, 0, 0, 0) ? "today" : "later";
}
