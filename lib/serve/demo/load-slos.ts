import "server-only";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { MINUTE_MS } from "@/lib/slo/budgets/span-rules";
import { storeHours } from "@/lib/slo/samples/store-hours";
import { storeSamples } from "@/lib/slo/samples/store-samples";
import { insertSlo } from "@/lib/slo/slos/create-slo";
import { CreateSlo } from "@/lib/slo/slos/schemas";
import { newestDefinition, readDefinition, type SloRow } from "@/lib/slo/slos/view";
import { type Hit, hitsOn, MEASURED_DAYS, MINUTE_DAYS, measure, SLOS } from "./slos";

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
type Incidents = Parameters<typeof hitsOn>[1];
type Traffic = Parameters<typeof measure>[0];

/** Writes the demo's SLOs, promised a while ago, with what was measured since: it fits the demo's incidents. */
export async function loadSlos(tx: Tx, incidents: Incidents, ctx: Context): Promise<AuditEntry[]> {
  const audit: AuditEntry[] = [];
  const then = { ...ctx, now: new Date(ctx.now.getTime() - MEASURED_DAYS * DAY_MS) };
  for (const { traffic, ...promise } of SLOS) {
    const service = await tx.service.findUnique({
      where: { slug: promise.service },
      select: { id: true, slug: true },
    });
    if (!service) continue;
    const input = { ...promise, window: { rollingDays: 30 }, basis: "EVENTS" };
    const made = await insertSlo(tx, service, CreateSlo.parse(input), then);
    audit.push(made.audit);
    if (traffic)
      await fill(tx, made.slo, traffic, hitsOn(service.slug, incidents, ctx.now), ctx.now);
  }
  return audit;
}

/** Hours first, then minutes, a day at a time: each is little enough to hold up nobody. */
async function fill(tx: Tx, slo: SloRow, traffic: Traffic, hits: readonly Hit[], now: Date) {
  const end = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const byMinuteFrom = Math.ceil((end - MINUTE_DAYS * DAY_MS) / HOUR_MS) * HOUR_MS;
  const first = byMinuteFrom - (MEASURED_DAYS - MINUTE_DAYS) * DAY_MS;
  const hours = stretches(first, byMinuteFrom, HOUR_MS);
  const sums = hours.map((at) => ({ at, ...measure(traffic, hits, at, 60) }));
  await storeHours(tx, slo.id, sums, now);
  const definition = readDefinition(newestDefinition(slo));
  for (const day of stretches(byMinuteFrom, end, DAY_MS)) {
    const samples = stretches(day, Math.min(day + DAY_MS, end), MINUTE_MS).map((at) => ({
      minute: at / MINUTE_MS,
      measured: measure(traffic, hits, at, 1),
    }));
    await storeSamples(tx, slo.id, definition, samples, now);
  }
}

function stretches(from: number, to: number, each: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.ceil((to - from) / each)) },
    (_, at) => from + at * each,
  );
}
