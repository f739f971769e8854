import { type CalendarUnit, isTimeZone, type SloWindow } from "@/lib/slo/budgets/window-rules";
import { type Duration, minutesOf, readDuration } from "./duration-rules";
import { isThere, listOf, type Node, type Say, textOf, under } from "./node-rules";

/** Whole days where something without a length of its own rolls. */
const ROLLING_DAYS = { M: 30, Q: 90, Y: 365 } as const;
const CALENDARS: Readonly<Record<string, CalendarUnit>> = {
  "1w": "WEEK",
  "7d": "WEEK",
  "1M": "MONTH",
  "3M": "QUARTER",
  "1Q": "QUARTER",
  "12M": "YEAR",
  "4Q": "YEAR",
  "1Y": "YEAR",
};

/** The window of an SLO of OpenSLO. @returns null where there is none that Muster has, which is said */
export function readWindow(spec: Node, say: Say): SloWindow | null {
  const all = listOf(under(spec, "timeWindow"));
  const [window] = all;
  if (!window || all.length > 1) {
    return say.stop(under(spec, "timeWindow"), "An SLO has exactly one timeWindow.");
  }
  const at = under(window, "duration");
  const duration = readDuration(textOf(at));
  if (!duration) return say.stop(at, "Write the duration as 28d, 4w, 1M, 1Q or 1Y.");
  const calendar = under(window, "calendar");
  const isRolling = under(window, "isRolling").value === true;
  if (isRolling && isThere(calendar)) {
    return say.stop(calendar, "A window either rolls or follows the calendar: keep one of them.");
  }
  if (isThere(calendar)) return readCalendar(at, duration, calendar, say);
  if (isRolling) return readRolling(at, duration, say);
  return say.stop(window, "Say isRolling: true, or give a calendar with startTime and timeZone.");
}

function readRolling(at: Node, duration: Duration, say: Say): SloWindow | null {
  const { count, unit } = duration;
  if (unit === "M" || unit === "Q" || unit === "Y") {
    const rollingDays = count * ROLLING_DAYS[unit];
    say.note(at, `Windows roll by whole days: ${count}${unit} is taken as ${rollingDays} days.`);
    return { rollingDays };
  }
  const minutes = minutesOf(duration) ?? 0;
  const days = minutes / 1_440;
  if (Number.isInteger(days) && days <= 366) return { rollingDays: days };
  const hint = unit === "m" ? " m is minutes, M is months." : "";
  return say.stop(at, `A window rolls by whole days, from 1 to 366: write it as 28d.${hint}`);
}

function readCalendar(at: Node, duration: Duration, calendar: Node, say: Say): SloWindow | null {
  const written = `${duration.count}${duration.unit}`;
  if (duration.unit === "m") {
    say.note(
      at,
      `${written} means minutes, which no calendar counts: taken as ${duration.count}M.`,
    );
  }
  const unit = CALENDARS[written.replace("m", "M")];
  if (!unit)
    return say.stop(at, "A calendar window is a week, month, quarter or year: 1w, 1M, 1Q, 1Y.");
  const zoneAt = under(calendar, "timeZone");
  const timeZone = textOf(zoneAt);
  if (timeZone === undefined) say.note(calendar, "There is no timeZone: UTC is taken.");
  else if (!isTimeZone(timeZone)) {
    return say.stop(zoneAt, "This time zone is not known: write it as Europe/Berlin or UTC.");
  }
  judgeStart(under(calendar, "startTime"), unit, say);
  return { calendar: unit, timeZone: timeZone ?? "UTC" };
}

const BEGINS = {
  WEEK: "Weeks begin on Monday",
  MONTH: "Months begin on the 1st",
  QUARTER: "Quarters begin in January, April, July and October",
  YEAR: "Years begin on 1 January",
} as const;

/** Periods are those of the calendar, so that a start says nothing unless it is another. It is a clock in timeZone. */
function judgeStart(at: Node, unit: CalendarUnit, say: Say): void {
  const text = textOf(at);
  if (text === undefined) return;
  const found =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(
      text,
    );
  if (!found) {
    say.note(at, "This startTime is no date and time: it is left out.");
    return;
  }
  const [, year, month, day, ...clock] = found;
  if (found[7]) {
    say.note(at, "A startTime has no time zone of its own: it is read as a clock in timeZone.");
  }
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isMidnight = clock.slice(0, 3).every((part) => Number(part ?? 0) === 0);
  if (isMidnight && isFirstDay(date, unit)) return;
  say.note(at, `${BEGINS[unit]} at midnight: another startTime cannot be kept.`);
}

function isFirstDay(date: Date, unit: CalendarUnit): boolean {
  if (unit === "WEEK") return date.getUTCDay() === 1;
  if (date.getUTCDate() !== 1) return false;
  if (unit === "MONTH") return true;
  return date.getUTCMonth() % (unit === "QUARTER" ? 3 : 12) === 0;
}
