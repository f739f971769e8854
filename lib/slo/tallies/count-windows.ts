import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { type Tally, UNITS } from "@/lib/slo/budgets/budget-rules";
import { type HourOfMinutes, judgeSlices } from "@/lib/slo/budgets/slice-rules";
import { MINUTE_MS, type Span } from "@/lib/slo/budgets/span-rules";
import { unpackHour } from "@/lib/slo/samples/pack-rules";
import { countsOf } from "@/lib/slo/samples/store-samples";
import { type Definition, slicingOf } from "@/lib/slo/slos/definition-rules";
import { countedBetween, counts, cut, type Pieces } from "./pieces-rules";

/** One window of one SLO to count; in minutes since 1970. */
export type Asked = {
  readonly sloId: string;
  readonly definition: Definition;
  /** Up to the minute that is asked for, not beyond. */
  readonly window: Span;
  readonly excluded: readonly Span[];
  /** From the first minute with data to the end of the last; null where there is none. */
  readonly data: Span | null;
};

/** What is known of a window. Where slices are judged, good and bad are minutes of slices. */
export type Counted = Tally & {
  readonly good: bigint;
  /** Minutes with data; where slices are judged, those of slices with data. */
  readonly knownMinutes: number;
  /** Minutes of the window that count. */
  readonly minutes: number;
  /** The minute it begins at: later than the window's where only sums are left of its first hour. */
  readonly countedFrom: number;
};

/** A slice without data counts as missing only when it has been over for so long. */
const SETTLED_AFTER = 5;

/** Counts windows in two statements, however many they are. In their order. */
export async function countWindows(db: ReadDb, asked: readonly Asked[]): Promise<Counted[]> {
  const pieces = asked.map(({ window, excluded, definition }) =>
    cut(window, excluded, slicingOf(definition)?.minutes ?? 1),
  );
  const sums = await readSums(db, asked, pieces);
  const hours = await readHours(db, asked, pieces);
  return asked.map((each, index) => {
    const of = pieces[index] ?? cut(each.window, each.excluded, 1);
    return countOne(each, of, sums.get(index) ?? EMPTY, hours);
  });
}

type Sums = { readonly good: bigint; readonly total: bigint } & Minutes;
type Minutes = { readonly known: number; readonly fine: number; readonly bad: number };
const EMPTY: Sums = { good: 0n, total: 0n, known: 0, fine: 0, bad: 0 };

/** Each range is an index range of its own: joined, the planner would rather read the whole table. */
async function readSums(db: ReadDb, asked: readonly Asked[], pieces: readonly Pieces[]) {
  const ranges = pieces.flatMap(({ whole }, index) => whole.map((span) => ({ index, ...span })));
  if (ranges.length === 0) return new Map<number, Sums>();
  const rows = await db.$queryRaw<
    { index: number; good: string; total: string; known: number; fine: number; bad: number }[]
  >`
    select r.index, coalesce(s.good, 0)::text as good, coalesce(s.total, 0)::text as total,
      coalesce(s.known, 0)::int as known, coalesce(s.fine, 0)::int as fine, coalesce(s.bad, 0)::int as bad
    from unnest(${ranges.map(({ index }) => index)}::int[],
      ${ranges.map(({ index }) => asked[index]?.sloId ?? "")}::text[]::uuid[],
      ${ranges.map(({ start }) => toText(start))}::text[]::timestamptz[],
      ${ranges.map(({ end }) => toText(end))}::text[]::timestamptz[]) as r (index, slo_id, start_at, end_at)
    cross join lateral (
      select sum(h.good) as good, sum(h.total) as total, sum(h.known_minutes) as known,
        sum(h.good_minutes) as fine, sum(h.bad_minutes) as bad
      from slo_hour h where h.slo_id = r.slo_id and h.hour >= r.start_at and h.hour < r.end_at) s`;
  const sums = new Map<number, Sums>();
  // A window that exclusions cut has a range for each piece.
  for (const { index, good, total, ...minutes } of rows) {
    const range = { good: BigInt(good), total: BigInt(total), ...minutes };
    sums.set(index, add(sums.get(index) ?? EMPTY, range));
  }
  return sums;
}

/** Hours by SLO and beginning; null where only sums are left of one. */
type Hours = ReadonlyMap<string, ReturnType<typeof unpackHour> | null>;

async function readHours(db: ReadDb, asked: readonly Asked[], pieces: readonly Pieces[]) {
  const wanted = new Map<string, { sloId: string; hour: number }>();
  pieces.forEach(({ partial }, index) => {
    const sloId = asked[index]?.sloId ?? "";
    for (const hour of partial) wanted.set(keyOf(sloId, hour), { sloId, hour });
  });
  const keys = [...wanted.values()];
  if (keys.length === 0) return new Map() as Hours;
  const rows = await db.$queryRaw<{ sloId: string; hour: Date; packed: Uint8Array | null }[]>`
    select h.slo_id as "sloId", h.hour, m.packed
    from unnest(${keys.map(({ sloId }) => sloId)}::text[]::uuid[],
      ${keys.map(({ hour }) => toText(hour))}::text[]::timestamptz[]) as r (slo_id, hour)
    join slo_hour h using (slo_id, hour) left join slo_minutes m using (slo_id, hour)`;
  return new Map(
    rows.map(({ sloId, hour, packed }) => [
      keyOf(sloId, hour.getTime() / MINUTE_MS),
      packed && unpackHour(packed),
    ]),
  ) as Hours;
}

function countOne(asked: Asked, pieces: Pieces, sums: Sums, hours: Hours): Counted {
  const { sloId, definition, window } = asked;
  let all = sums;
  let countedFrom = window.start;
  for (const hour of pieces.partial) {
    const minutes = hours.get(keyOf(sloId, hour));
    if (minutes === null && hour <= window.start) countedFrom = hour + 60;
    if (minutes) all = add(all, countPart(hour, countsOf(minutes, definition), pieces, definition));
  }
  const minutes = countedBetween(pieces, 0, Number.POSITIVE_INFINITY);
  if (!slicingOf(definition)) {
    const { good, total, known: knownMinutes } = all;
    return { bad: total - good, total, good, knownMinutes, minutes, countedFrom };
  }
  const bad = all.bad + (definition.missing === "BAD" ? missingOf(asked, pieces, all) : 0);
  const good = all.fine + (definition.missing === "GOOD" ? missingOf(asked, pieces, all) : 0);
  return {
    bad: BigInt(bad) * UNITS,
    total: BigInt(good + bad) * UNITS,
    good: BigInt(good) * UNITS,
    knownMinutes: all.fine + all.bad,
    minutes,
    countedFrom,
  };
}

function countPart(
  hour: number,
  known: HourOfMinutes,
  pieces: Pieces,
  definition: Definition,
): Sums {
  const isCounted = (minute: number) => counts(pieces, hour + minute);
  const inside = [...known].filter(([minute]) => isCounted(minute)).map(([, it]) => it);
  const slicing = slicingOf(definition);
  const sliced = slicing ? judgeSlices(known, slicing, isCounted) : { good: 0, bad: 0 };
  return {
    good: inside.reduce((sum, { good }) => sum + good, 0n),
    total: inside.reduce((sum, { total }) => sum + total, 0n),
    known: inside.length,
    fine: sliced.good,
    bad: sliced.bad,
  };
}

/** Minutes of slices without data, from the first data on, that have been over for a while. */
function missingOf({ data, window, definition }: Asked, pieces: Pieces, all: Sums): number {
  if (data === null) return 0;
  const slice = definition.slice?.minutes ?? 1;
  const settled = Math.floor((window.end - SETTLED_AFTER) / slice) * slice;
  const until = Math.max(settled, Math.min(Math.ceil(data.end / slice) * slice, window.end));
  const from = Math.floor(data.start / slice) * slice;
  return Math.max(0, countedBetween(pieces, from, until) - all.fine - all.bad);
}

function add(a: Sums, b: Sums): Sums {
  return {
    good: a.good + b.good,
    total: a.total + b.total,
    known: a.known + b.known,
    fine: a.fine + b.fine,
    bad: a.bad + b.bad,
  };
}

function keyOf(sloId: string, hour: number): string {
  return `${sloId} ${hour}`;
}

function toText(minute: number): string {
  return new Date(minute * MINUTE_MS).toISOString();
}
