import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import type { Counts } from "@/lib/slo/budgets/slice-rules";

/** The sums of an hour of events, in thousandths; `at` is its beginning in milliseconds. */
export type HourOfEvents = Counts & { readonly at: number };

const HOUR_MS = 3_600_000;

/** Stores hours of which only the sums are known, of an SLO that counts events; hours that are known stay. Two statements. */
export async function storeHours(
  tx: Tx,
  sloId: string,
  hours: readonly HourOfEvents[],
  now: Date,
): Promise<void> {
  const times = hours.map(({ at }) => at);
  if (times.length === 0) return;
  const first = new Date(times.reduce((a, b) => Math.min(a, b)));
  const last = new Date(times.reduce((a, b) => Math.max(a, b)) + HOUR_MS);
  await tx.$executeRaw`
    insert into slo_feed (slo_id, first_at, last_at, received_at)
    values (${sloId}::uuid, ${first}, ${last}, ${now})
    on conflict (slo_id) do update set first_at = least(slo_feed.first_at, excluded.first_at),
      last_at = greatest(slo_feed.last_at, excluded.last_at), received_at = excluded.received_at`;
  await tx.$executeRaw`
    insert into slo_hour (slo_id, hour, good, total, known_minutes, good_minutes, bad_minutes)
    select ${sloId}::uuid, hour::timestamptz, good::bigint, total::bigint, 60, 0, 0
    from unnest(${times.map((at) => new Date(at).toISOString())}::text[],
      ${hours.map(({ good }) => String(good))}::text[],
      ${hours.map(({ total }) => String(total))}::text[]) as r (hour, good, total)
    on conflict do nothing`;
}
