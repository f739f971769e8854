import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { mergeSpans, type Span } from "@/lib/slo/budgets/span-rules";
import { definitionAt, readDefinition, type SloRow } from "@/lib/slo/slos/view";
import type { Source } from "./gather";

/** Says of SLOs how they are measured at an instant, what does not count, and since when there is data. */
export async function readSources(
  db: ReadDb,
  slos: readonly SloRow[],
  at: Date,
): Promise<ReadonlyMap<string, Source>> {
  const ids = slos.map(({ id }) => id);
  const exclusions = await db.sloExclusion.findMany({
    where: { sloId: { in: ids }, removedAt: null },
    select: { sloId: true, startsAt: true, endsAt: true },
  });
  const feeds = await db.sloFeed.findMany({ where: { sloId: { in: ids } } });
  const excluded = new Map<string, Span[]>(ids.map((id) => [id, []]));
  for (const { sloId, startsAt, endsAt } of exclusions) {
    excluded.get(sloId)?.push({ start: startsAt.getTime(), end: endsAt.getTime() });
  }
  const data = new Map(
    feeds.map(({ sloId, firstAt, lastAt }) => [
      sloId,
      { start: firstAt.getTime(), end: lastAt.getTime() },
    ]),
  );
  return new Map(
    slos.map((slo) => [
      slo.id,
      {
        id: slo.id,
        serviceId: slo.serviceId,
        definition: readDefinition(definitionAt(slo, at)),
        // Merged once: a thousand that overlap are one to whoever counts around them.
        excluded: mergeSpans(excluded.get(slo.id) ?? []),
        data: data.get(slo.id) ?? null,
      },
    ]),
  );
}
