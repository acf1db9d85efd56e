import { language } from ".";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
/** A Monday, in milliseconds. */
const MONDAY = Date.UTC(2024, 0, 1);

/** All formatters of one locale. They are slow to create, so they are cached. */
function formatsOf(locale: string) {
  const unit = (unit: string) => ({ style: "unit", unit, unitDisplay: "long" }) as const;
  return {
    locale,
    // The narrow minute of German is a metre: "vor 3 m".
    relative: new Intl.RelativeTimeFormat(locale, {
      numeric: "auto",
      style: locale.startsWith("de") ? "short" : "narrow",
    }),
    day: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }),
    dayOfYear: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }),
    whole: new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" }),
    clock: new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }),
    number: new Intl.NumberFormat(locale),
    percent: new Intl.NumberFormat(locale, { style: "percent" }),
    seconds: new Intl.NumberFormat(locale, { ...unit("second"), maximumFractionDigits: 1 }),
    milliseconds: new Intl.NumberFormat(locale, unit("millisecond")),
    weekday: new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }),
    weekdayLong: new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }),
    sizes: SIZES.map(
      (unit) =>
        new Intl.NumberFormat(locale, {
          style: "unit",
          unit,
          unitDisplay: unit === "byte" ? "long" : "short",
          maximumFractionDigits: 1,
        }),
    ),
    regions: new Intl.DisplayNames(locale, { type: "region", fallback: "code" }),
    list: new Intl.ListFormat(locale),
    collator: new Intl.Collator(locale),
  };
}

let made = formatsOf(language.locale);

/** The formatters of the window's language. */
function formats() {
  if (made.locale !== language.locale) made = formatsOf(language.locale);
  return made;
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / (DAY * 1000));
}

/** How long ago something was, coarser with age: "now", "5min ago", "yesterday", "3 Nov". */
export function ago(timestamp: string, now: number): string {
  const { relative, day, dayOfYear } = formats();
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

/** Date and time, for a tooltip. */
export function moment(timestamp: string): string {
  return formats().whole.format(new Date(timestamp));
}

/** The time of day, with the date unless it is today: "10:42", "3 Nov 10:42". */
export function timeOfDay(timestamp: string, now: number): string {
  const { clock, day } = formats();
  const then = new Date(timestamp);
  const time = clock.format(then);
  return daysBetween(then, new Date(now)) === 0 ? time : `${day.format(then)} ${time}`;
}

/** A whole number with thousands separators. */
export function number(value: number): string {
  return formats().number.format(value);
}

/** A share from 0 to 1: "40%". */
export function percent(share: number): string {
  return formats().percent.format(share);
}

/** A count that the database capped at 100. */
export function capped(count: number): string {
  return count >= 100 ? `${number(99)}+` : number(count);
}

/** A short span: "340 milliseconds", "2.4 seconds". */
export function span(ms: number): string {
  const { milliseconds, seconds } = formats();
  return ms < 1000 ? milliseconds.format(ms) : seconds.format(ms / 1000);
}

/** A size: "840 bytes", "2.4 MB". */
export function size(bytes: number): string {
  const { sizes } = formats();
  const power = Math.min(sizes.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return sizes[power]?.format(bytes / 1000 ** power) ?? "";
}

/** The days of the week from Monday on. */
export function weekdays(): { short: string; long: string }[] {
  const { weekday, weekdayLong } = formats();
  return Array.from({ length: 7 }, (_, day) => {
    const date = MONDAY + day * DAY * 1000;
    return { short: weekday.format(date), long: weekdayLong.format(date) };
  });
}

/** The name of a country in the language of the texts. */
export function country(region: string): string {
  return formats().regions.of(region) ?? region;
}

/** Several names as one text: "Printers, Network, and Telephones". */
export function listed(names: readonly string[]): string {
  return formats().list.format(names);
}

/** Compares two names in the language of the texts. */
export function inOrder(a: string, b: string): number {
  return formats().collator.compare(a, b);
}

/** One or two letters that stand for a person. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/u);
  const letters = [parts.at(0), parts.length > 1 ? parts.at(-1) : undefined].map(
    (part) => (part === undefined ? "" : [...part][0]) ?? "",
  );
  return letters.join("").toLocaleUpperCase(language.locale);
}
