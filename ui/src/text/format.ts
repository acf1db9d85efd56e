import { locale, text } from ".";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "narrow" });
const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
const whole = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" });
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const number = new Intl.NumberFormat(locale);
const seconds = new Intl.NumberFormat(locale, {
  style: "unit",
  unit: "second",
  unitDisplay: "long",
  maximumFractionDigits: 1,
});
const milliseconds = new Intl.NumberFormat(locale, {
  style: "unit",
  unit: "millisecond",
  unitDisplay: "long",
});
const regions = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / (DAY * 1000));
}

/** How long ago something was, getting coarser with age: "now", "5min ago", "yesterday", "3 Nov". */
export function ago(timestamp: string, now: number): string {
  const then = new Date(timestamp);
  const passed = Math.max(0, (now - then.getTime()) / 1000);
  if (passed < 45) return relative.format(0, "second");
  if (passed < 45 * MINUTE) return relative.format(-Math.max(1, Math.round(passed / MINUTE)), "minute");
  const days = daysBetween(then, new Date(now));
  if (days === 0 || passed < 6 * HOUR)
    return relative.format(-Math.max(1, Math.round(passed / HOUR)), "hour");
  if (days < 7) return relative.format(-days, "day");
  return then.getFullYear() === new Date(now).getFullYear() ? day.format(then) : dayOfYear.format(then);
}

/** The whole moment, for a tooltip. */
export function moment(timestamp: string): string {
  return whole.format(new Date(timestamp));
}

/** The time of day for today, otherwise the day with it: "10:42", "3 Nov 10:42". */
export function timeOfDay(timestamp: string, now: number): string {
  const then = new Date(timestamp);
  const time = clock.format(then);
  return daysBetween(then, new Date(now)) === 0 ? time : `${day.format(then)} ${time}`;
}

/** A count that the database capped at 100. */
export function capped(count: number): string {
  return count >= 100 ? `${number.format(99)}+` : number.format(count);
}

/** A short span: "340 milliseconds", "2.4 seconds". */
export function span(ms: number): string {
  return ms < 1000 ? milliseconds.format(ms) : seconds.format(ms / 1000);
}

/** The name of a country in the language of the texts. */
export function country(region: string): string {
  return regions.of(region) ?? region;
}

/** The words of an error. */
export function words(error: { code: keyof typeof text.errors; limit: number | null }): string {
  return text.errors[error.code](error.limit);
}

/** One or two letters that stand for a person. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/u);
  const letters = [parts.at(0), parts.length > 1 ? parts.at(-1) : undefined].map(
    (part) => (part === undefined ? "" : [...part][0]) ?? "",
  );
  return letters.join("").toLocaleUpperCase(locale);
}
