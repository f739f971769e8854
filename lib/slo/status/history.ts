import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { UNITS } from "@/lib/slo/budgets/budget-rules";
import { IMPACT_UNITS, impactTally } from "@/lib/slo/budgets/impact-rules";
import {
  lengthOf,
  MINUTE_MS,
  type Span,
  toMinutes,
  withoutSpans,
} from "@/lib/slo/budgets/span-rules";
import { loadSlo } from "@/lib/slo/slos/load";
import { definitionAt, readDefinition, type SloRow } from "@/lib/slo/slos/view";
import { countWindows } from "@/lib/slo/tallies/count-windows";
import type { Source } from "@/lib/slo/tallies/gather";
import { readImpacts } from "@/lib/slo/tallies/read-impacts";
import { readSources } from "@/lib/slo/tallies/sources";
import { MOST_POINTS, ReadHistory } from "./schemas";
import { type HourSums, type Point, pointOf, tallyOf, toSeries, windowUntil } from "./series-rules";

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS = [60, 180, 360, 720, 1_440, 10_080] as const;
const WISHED_POINTS = 400;
const MOST_DAYS = 400;

/**
 * Points for a chart, each an end of its step: what the step measured, and what was left of the budget then, by
 * the definition in force. Whole hours.
 * @throws DomainError NOT_FOUND; INVALID for more points, or a longer time, than there are.
 */
export const readHistory = defineQuery({
  name: "slo.history",
  permission: "slo.read",
  input: ReadHistory,
  sample: { slo: 7 },
  run: async (db, input, ctx) => {
    const slo = await loadSlo(db, input.slo);
    const times = timesOf(input, slo, ctx.now);
    const points = times.at.map((at) => ({
      at,
      definition: readDefinition(definitionAt(slo, new Date(at))),
    }));
    const windows = points.map(({ at, definition }) => windowUntil(definition, at));
    const first = Math.min(times.from, ...windows.map(({ whole }) => whole.start));
    const source = (await readSources(db, [slo], ctx.now)).get(slo.id);
    if (!source) throw new Error("An SLO has no source");
    const range = { start: Math.floor(first / HOUR_MS) * HOUR_MS, end: times.to };
    const tally = await tallier(db, source, range);
    const step = times.step * MINUTE_MS;
    return {
      from: new Date(times.from).toISOString(),
      to: new Date(times.to).toISOString(),
      step: times.step,
      points: points.map(({ at, definition }, index): Point => {
        const of = windows[index] ?? windowUntil(definition, at);
        const ofStep = tally({ start: at - step, end: at }, definition);
        const counted = lengthOf(withoutSpans(of.whole, source.excluded));
        const isOfIncidents = definition.measurement.type === "INCIDENTS";
        const [unit, units] = isOfIncidents
          ? [IMPACT_UNITS, BigInt(counted) * 1_000_000n]
          : [UNITS, BigInt(Math.round(counted / MINUTE_MS)) * UNITS];
        return pointOf(at, ofStep, tally(of.soFar, definition), definition, unit, units);
      }),
    };
  },
});
export type HistoryView = Awaited<ReturnType<typeof readHistory.execute>>;

/** The ends of steps, the first one first. @throws DomainError INVALID. */
function timesOf(input: ReturnType<typeof ReadHistory.parse>, slo: SloRow, now: Date) {
  const to =
    Math.ceil(Math.min(input.to?.getTime() ?? now.getTime(), now.getTime()) / HOUR_MS) * HOUR_MS;
  const { window } = readDefinition(definitionAt(slo, now));
  const days = "rollingDays" in window ? window.rollingDays : 31;
  const from = Math.floor((input.from?.getTime() ?? to - days * DAY_MS) / HOUR_MS) * HOUR_MS;
  if (from >= to) throw invalidField("from", "The beginning is before the end.");
  if (to - from > MOST_DAYS * DAY_MS) {
    throw invalidField("from", `A history is at most ${MOST_DAYS} days long.`);
  }
  const minutes = (to - from) / MINUTE_MS;
  const fitting = STEPS.find((each) => minutes / each <= WISHED_POINTS) ?? 10_080;
  const step = input.step ?? fitting;
  const count = Math.max(1, Math.floor(minutes / step));
  if (count > MOST_POINTS) {
    throw invalidField("step", `A history has at most ${MOST_POINTS} points: take a longer step.`);
  }
  const at = Array.from(
    { length: count },
    (_, index) => to - (count - 1 - index) * step * MINUTE_MS,
  );
  return { from, to, step, at };
}

/** Something that counts any stretch of a range. */
async function tallier(db: ReadDb, source: Source, range: Span) {
  if (source.definition.measurement.type === "INCIDENTS") {
    const impacts = (await readImpacts(db, [source.serviceId], range)).get(source.serviceId) ?? [];
    return (span: Span) => {
      const near = impacts.filter(({ start, end }) => start < span.end && end > span.start);
      const until = { start: span.start, end: Math.min(span.end, range.end) };
      return impactTally(near, until, source.excluded);
    };
  }
  const series = toSeries(range.start, await readHourSums(db, source, range));
  return (span: Span, definition: Source["definition"]) =>
    tallyOf(series, span, definition, source.data);
}

type Kept = readonly [hour: number, good: string, total: string, fine: number, bad: number];

/** Every hour of a range; as one row, since unpacking thousands would hold up everybody else. */
async function readHourSums(db: ReadDb, source: Source, range: Span): Promise<HourSums[]> {
  const [row] = await db.$queryRaw<{ hours: Kept[] | null }[]>`
    select json_agg(json_build_array(extract(epoch from hour)::int8 / 3600, good::text, total::text,
      good_minutes, bad_minutes)) as hours
    from slo_hour where slo_id = ${source.id}::uuid
      and hour >= ${new Date(range.start)} and hour < ${new Date(range.end)}`;
  const known = new Map((row?.hours ?? []).map((kept) => [kept[0], kept]));
  const excluded = source.excluded.map(toMinutes);
  const partly = await countPartly(db, source, range, excluded);
  const hours: HourSums[] = [];
  for (let at = range.start; at < range.end; at += HOUR_MS) {
    const [, good, total, fine, bad] = known.get(at / HOUR_MS) ?? [0, "0", "0", 0, 0];
    const plain = { good: BigInt(good), total: BigInt(total), fine, bad, counted: 60 };
    hours.push(partly.get(at) ?? plain);
  }
  return hours;
}

/** Hours that exclusions touch, without what they take. */
async function countPartly(db: ReadDb, source: Source, range: Span, excluded: readonly Span[]) {
  const touched = new Set<number>();
  for (const { start, end } of source.excluded) {
    const first = Math.max(range.start, Math.floor(start / HOUR_MS) * HOUR_MS);
    for (let at = first; at < Math.min(end, range.end); at += HOUR_MS) touched.add(at);
  }
  const hours = [...touched];
  const counted = await countWindows(
    db,
    hours.map((at) => ({
      sloId: source.id,
      // What is missing is counted over the whole stretch, not hour by hour.
      definition: { ...source.definition, missing: "NOT_COUNTED" as const },
      window: toMinutes({ start: at, end: at + HOUR_MS }),
      excluded,
      data: null,
    })),
  );
  return new Map(
    counted.map(({ good, total, bad, minutes }, index): [number, HourSums] => {
      const isSliced = source.definition.slice !== null;
      const sums = isSliced
        ? { good: 0n, total: 0n, fine: Number(good / UNITS), bad: Number(bad / UNITS) }
        : { good, total, fine: 0, bad: 0 };
      return [hours[index] ?? 0, { ...sums, counted: minutes }];
    }),
  );
}
