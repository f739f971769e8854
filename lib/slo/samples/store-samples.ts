import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import { inTurns, mapInSteps } from "@/lib/platform/core/threads/steps";
import { type HourOfMinutes, judgeSlices, judgeValue } from "@/lib/slo/budgets/slice-rules";
import { MINUTE_MS } from "@/lib/slo/budgets/span-rules";
import { type Definition, slicingOf, thresholdOf } from "@/lib/slo/slos/definition-rules";
import { type Measured, type PackedHour, packHour, unpackHour } from "./pack-rules";
import type { Sample } from "./sample-rules";

const HOUR = 60;

type Stored = {
  readonly accepted: number;
  /** Of these: whose minute was known before. */
  readonly replaced: number;
  /** Minutes of hours of which only the sums are left. */
  readonly summedUp: readonly number[];
};

/**
 * Stores samples of an SLO whose row of `slo_feed` it holds until the transaction ends, so that pushes at the same
 * time add up. The same minute again replaces; within one call the last one counts.
 */
export async function storeSamples(
  tx: Tx,
  sloId: string,
  definition: Definition,
  samples: readonly Sample[],
  now: Date,
): Promise<Stored> {
  const hours = byHour(samples);
  if (hours.size === 0) return { accepted: 0, replaced: 0, summedUp: [] };
  await holdFeed(tx, sloId, samples, now);
  const known = await readHours(tx, sloId, [...hours.keys()]);
  const merged: [number, PackedHour][] = [];
  const summedUp: number[] = [];
  let [accepted, replaced] = [0, 0];
  for (const [hour, { minutes, sent }] of hours) {
    const before = known.get(hour);
    if (before === "SUMS") {
      summedUp.push(...[...minutes.keys()].map((minute) => hour + minute));
      continue;
    }
    accepted += sent;
    replaced += sent - [...minutes.keys()].filter((minute) => !before?.has(minute)).length;
    merged.push([hour, new Map([...(before ?? []), ...minutes])]);
  }
  const rows = await inTurns(
    mapInSteps(merged, ([hour, minutes]) => toRow(hour, minutes, definition)),
  );
  await writeHours(tx, sloId, rows);
  return { accepted, replaced, summedUp };
}

function byHour(samples: readonly Sample[]) {
  const hours = new Map<number, { minutes: Map<number, Measured>; sent: number }>();
  for (const { minute, measured } of samples) {
    const hour = Math.floor(minute / HOUR) * HOUR;
    const of = hours.get(hour) ?? { minutes: new Map<number, Measured>(), sent: 0 };
    of.minutes.set(minute - hour, measured);
    of.sent += 1;
    hours.set(hour, of);
  }
  return hours;
}

async function holdFeed(tx: Tx, sloId: string, samples: readonly Sample[], now: Date) {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { minute } of samples)
    [first, last] = [Math.min(first, minute), Math.max(last, minute)];
  await tx.$executeRaw`
    insert into slo_feed (slo_id, first_at, last_at, received_at)
    values (${sloId}::uuid, ${toDate(first)}, ${toDate(last + 1)}, ${now})
    on conflict (slo_id) do update set
      first_at = least(slo_feed.first_at, excluded.first_at),
      last_at = greatest(slo_feed.last_at, excluded.last_at),
      received_at = excluded.received_at`;
}

/** What is known of hours: their minutes, or only their sums. */
async function readHours(tx: Tx, sloId: string, hours: readonly number[]) {
  const rows = await tx.$queryRaw<{ hour: Date; packed: Uint8Array | null }[]>`
    select h.hour, m.packed from slo_hour h left join slo_minutes m using (slo_id, hour)
    where h.slo_id = ${sloId}::uuid and h.hour = any(${hours.map(toText)}::text[]::timestamptz[])`;
  return new Map<number, PackedHour | "SUMS">(
    rows.map(({ hour, packed }) => [
      hour.getTime() / MINUTE_MS,
      packed ? unpackHour(packed) : "SUMS",
    ]),
  );
}

type HourRow = {
  /** In minutes since 1970. */
  readonly hour: number;
  readonly packed: Uint8Array;
  readonly good: bigint;
  readonly total: bigint;
  readonly knownMinutes: number;
  readonly goodMinutes: number;
  readonly badMinutes: number;
};

function toRow(hour: number, minutes: PackedHour, definition: Definition): HourRow {
  const counted = countsOf(minutes, definition);
  const all = [...counted.values()];
  const slicing = slicingOf(definition);
  const sliced = slicing ? judgeSlices(counted, slicing) : { good: 0, bad: 0 };
  return {
    hour,
    packed: packHour(minutes),
    good: all.reduce((sum, { good }) => sum + good, 0n),
    total: all.reduce((sum, { total }) => sum + total, 0n),
    knownMinutes: minutes.size,
    goodMinutes: sliced.good,
    badMinutes: sliced.bad,
  };
}

/** An hour as a definition reads it: what it does not measure is not known. */
export function countsOf(minutes: PackedHour, definition: Definition): HourOfMinutes {
  const threshold = thresholdOf(definition);
  return new Map(
    [...minutes].flatMap(([minute, it]) => {
      if ("value" in it) return threshold ? [[minute, judgeValue(it.value, threshold)]] : [];
      return threshold ? [] : [[minute, it]];
    }),
  );
}

async function writeHours(tx: Tx, sloId: string, rows: readonly HourRow[]): Promise<void> {
  if (rows.length === 0) return;
  const hours = rows.map(({ hour }) => toText(hour));
  const packed = rows.map((row) => Buffer.from(row.packed).toString("hex"));
  await tx.$executeRaw`
    insert into slo_minutes (slo_id, hour, packed)
    select ${sloId}::uuid, hour::timestamptz, decode(packed, 'hex')
    from unnest(${hours}::text[], ${packed}::text[]) as r (hour, packed)
    on conflict (slo_id, hour) do update set packed = excluded.packed`;
  await tx.$executeRaw`
    insert into slo_hour (slo_id, hour, good, total, known_minutes, good_minutes, bad_minutes)
    select ${sloId}::uuid, hour::timestamptz, good::bigint, total::bigint, known, fine, bad
    from unnest(${hours}::text[], ${rows.map(({ good }) => String(good))}::text[],
      ${rows.map(({ total }) => String(total))}::text[], ${rows.map((row) => row.knownMinutes)}::int[],
      ${rows.map((row) => row.goodMinutes)}::int[], ${rows.map((row) => row.badMinutes)}::int[])
      as r (hour, good, total, known, fine, bad)
    on conflict (slo_id, hour) do update set good = excluded.good, total = excluded.total,
      known_minutes = excluded.known_minutes, good_minutes = excluded.good_minutes,
      bad_minutes = excluded.bad_minutes`;
}

function toDate(minute: number): Date {
  return new Date(minute * MINUTE_MS);
}

function toText(minute: number): string {
  return toDate(minute).toISOString();
}
