import { CLOCK_SKEW_MS } from "@/lib/platform/core/clock/clock";
import { toUnits } from "@/lib/slo/budgets/exact-rules";
import { MINUTE_MS } from "@/lib/slo/budgets/span-rules";
import type { Measured } from "./pack-rules";

/** Late samples are welcome for so long. */
export const KEPT_DAYS = 400;
const KEPT_MS = KEPT_DAYS * 24 * 60 * MINUTE_MS;
/** Counts are exact up to here: an hour of them still fits the database's largest number. */
const MOST_EVENTS = 100_000_000_000;

/** What a sample may say of its minute. */
export type Given = {
  readonly at: string;
  readonly good?: number | undefined;
  readonly total?: number | undefined;
  readonly value?: number | undefined;
};
/** `minute` counts from 1970. */
export type Sample = { readonly minute: number; readonly measured: Measured };

/**
 * Reads one sample, or says why it is refused.
 * @param takes what the SLO is measured by
 */
export function readSample(given: Given, takes: "COUNTS" | "VALUE", now: Date): Sample | string {
  const at = readInstant(given.at);
  if (at === null) return "Write the time as 2026-01-31T14:32:00Z, with its offset.";
  if (at % MINUTE_MS !== 0) return "A sample is a minute's: give the start of the minute.";
  if (at > now.getTime() + CLOCK_SKEW_MS) return "This minute lies in the future.";
  if (at < now.getTime() - KEPT_MS) return `This is older than ${KEPT_DAYS} days.`;
  const measured = takes === "VALUE" ? readValue(given) : readCounts(given);
  return typeof measured === "string" ? measured : { minute: at / MINUTE_MS, measured };
}

/** Counts of a minute, or why they cannot be. @param more what else can be wrong is told by the caller */
export function judgeCounts(good: number, total: number): Measured | string {
  if (!Number.isFinite(good) || !Number.isFinite(total)) return "Not a number.";
  if (good < 0 || total < 0) return "Counts are not negative.";
  if (good > total) return "More good than all.";
  if (total > MOST_EVENTS)
    return `More than ${MOST_EVENTS.toLocaleString("en")} events in a minute.`;
  return { good: thousandths(good), total: thousandths(total) };
}

function readCounts({ good, total, value }: Given): Measured | string {
  if (value !== undefined) return "This SLO counts events: give good and total, no value.";
  if (good === undefined || total === undefined) return "Give both good and total.";
  return judgeCounts(good, total);
}

function readValue({ good, total, value }: Given): Measured | string {
  if (good !== undefined || total !== undefined)
    return "This SLO has a threshold: give a value only.";
  if (value === undefined) return "Give a value.";
  return Number.isFinite(value) ? { value } : "Not a number.";
}

/** Measured increases are no whole numbers: to the nearest thousandth. */
function thousandths(count: number): bigint {
  return toUnits(Math.round(count * 1_000), 0) ?? 0n;
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

function readInstant(text: string): number | null {
  const at = RFC_3339.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
