import { MINUTE_MS } from "@/lib/slo/budgets/span-rules";
import type { Definition, Measurement } from "@/lib/slo/slos/definition-rules";

/** An SLO begins with what its data source still has of so long before. */
export const BACK_FILL_MS = 30 * 1_440 * MINUTE_MS;
/** A step is asked for once it has been over for so long: scrapes come late. */
export const SETTLES_MS = 30_000;
/** So many steps are asked for again, since some data comes later still. */
export const AGAIN_MINUTES = 5;
/** Nothing is asked for that samples are not kept of. */
const REACHES_BACK_MS = 399 * 1_440 * MINUTE_MS;

/** One query with what sentences call it. */
export type Query = { readonly called: "good" | "bad" | "total" | "value"; readonly query: string };
/** Steps by their end, in seconds since 1970; `newFrom`: earlier ones were asked for before. */
export type Stretch = { readonly start: number; readonly end: number; readonly newFrom: number };

/**
 * What to ask next, the oldest first; null while there is nothing new.
 * @param steps at most so many at once
 */
export function nextStretch(
  { since, askedUntil }: { readonly since: Date; readonly askedUntil: Date },
  now: Date,
  steps: number,
): Stretch | null {
  const last = Math.floor((now.getTime() - SETTLES_MS) / MINUTE_MS);
  const reaches = Math.ceil((now.getTime() - REACHES_BACK_MS) / MINUTE_MS);
  const known = Math.max(minuteOf(askedUntil), reaches);
  if (last <= known) return null;
  const first = Math.max(known + 1 - AGAIN_MINUTES, minuteOf(since) + 1, reaches);
  const end = Math.min(last, first + steps - 1);
  return { start: first * 60, end: end * 60, newFrom: (known + 1) * 60 };
}

/** When the next step can be asked for. */
export function nextStepAt(now: Date): Date {
  const last = Math.floor((now.getTime() - SETTLES_MS) / MINUTE_MS);
  return new Date((last + 1) * MINUTE_MS + SETTLES_MS);
}

/** From when on an SLO is asked for: what was promised first is filled in backwards, later changes are not. */
export function beginOf(definition: number, validFrom: Date): Date {
  const from = validFrom.getTime() - (definition === 1 ? BACK_FILL_MS : 0);
  return new Date(Math.floor(from / MINUTE_MS) * MINUTE_MS);
}

/** What a definition asks, with its step in place of `$window`; nothing where it is measured otherwise. */
export function queriesOf({ measurement }: Pick<Definition, "measurement">): Query[] {
  if (measurement.type !== "PROMETHEUS") return [];
  return (["good", "bad", "total", "value"] as const).flatMap((called) => {
    const query = textOf(measurement, called);
    return query === undefined ? [] : [{ called, query: withStep(query) }];
  });
}

function textOf(measurement: Measurement, called: Query["called"]): string | undefined {
  return (measurement as { readonly [Name in Query["called"]]?: string })[called];
}

/** `$window` and `{{.window}}` are the step: a minute. */
export function withStep(query: string): string {
  return query.replace(/\$window\b|\{\{\s*\.window\s*\}\}/g, "1m");
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / MINUTE_MS);
}
