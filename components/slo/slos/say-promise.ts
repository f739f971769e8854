import { toNumber, toUnits, WHOLE } from "@/lib/slo/budgets/exact-rules";
import type { SloWindow } from "@/lib/slo/budgets/window-rules";
import type { Definition, Measurement } from "@/lib/slo/slos/definition-rules";

export const SLI_NAMES: Readonly<Record<Definition["sli"], string>> = {
  AVAILABILITY: "Availability",
  LATENCY: "Latency",
  THROUGHPUT: "Throughput",
  ERROR_RATE: "Error rate",
  DURABILITY: "Durability",
};

/** Lengths of calendar windows that people reckon with; what counts is the calendar's own. */
const USUAL_DAYS = { WEEK: 7, MONTH: 30, QUARTER: 91, YEAR: 365 } as const;
const OPERATORS = { LT: "below", LTE: "at most", GT: "above", GTE: "at least" } as const;

/** "over 30 days", "each month (Europe/Berlin)". */
export function sayWindow(window: SloWindow): string {
  if (!("rollingDays" in window)) {
    return `each ${window.calendar.toLowerCase()} (${window.timeZone})`;
  }
  const { rollingDays: days } = window;
  return days === 1 ? "over one day" : `over rolling ${days} days`;
}

/**
 * What a target allows, in words; null for a target that is none. Exact: 99.9 % over 30 days is 43.2 minutes.
 * @param isOfEvents where failures are counted, and not time
 */
export function sayAllowance(
  targetPercent: number,
  window: SloWindow,
  isOfEvents: boolean,
): string | null {
  const target = toUnits(targetPercent, 6);
  if (target === null || target <= 0n || target >= WHOLE) return null;
  const days = "rollingDays" in window ? window.rollingDays : USUAL_DAYS[window.calendar];
  const minutes = toNumber({ part: (WHOLE - target) * BigInt(days) * 1_440n, of: WHOLE });
  const during =
    "rollingDays" in window
      ? days === 30
        ? "a month"
        : days === 1
          ? "a day"
          : `in ${days} days`
      : `a ${window.calendar.toLowerCase()}`;
  const time = `${sayMinutes(minutes)} ${during}`;
  if (!isOfEvents) return `${time} may be bad.`;
  return `${sayOneIn(target)} may fail. If everything failed at once, that would be about ${time}.`;
}

/** How it is measured, in a sentence. */
export function sayMeasurement(measurement: Measurement): string {
  if (measurement.type === "INCIDENTS") {
    return "Minutes of impact of the service's incidents, times the share of users affected";
  }
  const within =
    "threshold" in measurement && measurement.op !== undefined
      ? `, good when ${OPERATORS[measurement.op]} ${measurement.threshold}`
      : "";
  if (measurement.type === "PUSH") return `Samples pushed through the API${within}`;
  return `Prometheus “${measurement.dataSource}”${within}`;
}

/** "43.2 minutes", "1 hour 41 minutes", "2.6 seconds". */
function sayMinutes(minutes: number): string {
  if (minutes < 1) return `${trim(minutes * 60)} seconds`;
  if (minutes < 100) return `${trim(minutes)} ${minutes === 1 ? "minute" : "minutes"}`;
  const hours = Math.floor(minutes / 60);
  const rest = trim(minutes - hours * 60);
  const whole = `${hours} ${hours === 1 ? "hour" : "hours"}`;
  return rest === "0" ? whole : `${whole} ${rest} minutes`;
}

/** "1 in 1,000", "2.5 in 100". */
function sayOneIn(target: bigint): string {
  const bad = WHOLE - target;
  if (WHOLE % bad === 0n) return `1 in ${Number(WHOLE / bad).toLocaleString("en-GB")}`;
  return `${trim(toNumber({ part: bad * 1_000n, of: WHOLE }))} in 1,000`;
}

function trim(value: number): string {
  return String(Number(value.toFixed(value < 1 ? 3 : 2)));
}
