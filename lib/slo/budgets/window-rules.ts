import { Temporal } from "temporal-polyfill";
import type { Span } from "./span-rules";

export const CALENDAR_UNITS = ["WEEK", "MONTH", "QUARTER", "YEAR"] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/** Over which time an SLO is judged: whole days back from now, or a period of a calendar in its zone. */
export type SloWindow =
  | { readonly rollingDays: number }
  | { readonly calendar: CalendarUnit; readonly timeZone: string };

const DAY_MS = 86_400_000;

/**
 * The window at an instant, in milliseconds: rolling ones end there, calendar ones are the whole period that it
 * lies in, as long as its zone's clock makes it.
 */
export function windowAt(window: SloWindow, at: number): Span {
  if ("rollingDays" in window) return { start: at - window.rollingDays * DAY_MS, end: at };
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(window.timeZone);
  const first = firstDay(zoned.toPlainDate(), window.calendar);
  const startOf = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone: window.timeZone }).epochMilliseconds;
  return { start: startOf(first), end: startOf(first.add(LENGTH[window.calendar])) };
}

/** Whether a name is that of a zone whose clock is known here. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

const LENGTH = {
  WEEK: { weeks: 1 },
  MONTH: { months: 1 },
  QUARTER: { months: 3 },
  YEAR: { years: 1 },
} as const satisfies Record<CalendarUnit, Temporal.DurationLike>;

/** Weeks begin on Monday. */
function firstDay(day: Temporal.PlainDate, unit: CalendarUnit): Temporal.PlainDate {
  switch (unit) {
    case "WEEK":
      return day.subtract({ days: day.dayOfWeek - 1 });
    case "MONTH":
      return day.with({ day: 1 });
    case "QUARTER":
      return day.with({ month: day.month - ((day.month - 1) % 3), day: 1 });
    case "YEAR":
      return day.with({ month: 1, day: 1 });
  }
}
