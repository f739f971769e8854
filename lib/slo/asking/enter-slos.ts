import "server-only";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { addJobs } from "@/lib/platform/jobs/jobs";
import { requestAsking } from "@/lib/slo/sources/jobs";
import { beginOf } from "./plan-rules";
import { AskSources, EnterSlos } from "./schemas";

type Named = {
  readonly sloId: string;
  readonly definition: number;
  /** The first definition since which data sources measured it without a break. */
  readonly first: number;
  readonly firstFrom: Date;
  /** Null for one that was not asked for yet. */
  readonly askedBy: number | null;
};

/**
 * Enters the SLOs that a source measures by now: new ones, and those whose definition changed, which are asked at
 * once and begin without what was wrong before. What no longer names the source is asked no more.
 */
export const enterSlos = defineCommand({
  name: "slo.enter-asked",
  permission: "system",
  input: EnterSlos,
  sample: { sourceId: "00000000-0000-7000-8000-000000000000", again: false },
  run: async (tx, { sourceId, again }, ctx): Promise<Outcome<{ entered: number }>> => {
    const named = await tx.$queryRaw<Named[]>`
      select s.id as "sloId", d.number as definition, a.definition as "askedBy", b.number as first,
        b.valid_from as "firstFrom"
      from data_source x, slo s join lateral (
        select * from slo_definition f where f.slo_id = s.id order by f.number desc limit 1
      ) d on true join lateral (
        select * from slo_definition f where f.slo_id = s.id and f.number > coalesce((
          select max(o.number) from slo_definition o
          where o.slo_id = s.id and o.spec -> 'measurement' ->> 'type' <> 'PROMETHEUS'), 0)
        order by f.number limit 1
      ) b on true
      left join slo_ask a on a.slo_id = s.id
      where x.id = ${sourceId}::uuid and s.archived_at is null
        and d.spec -> 'measurement' ->> 'type' = 'PROMETHEUS'
        and d.spec -> 'measurement' ->> 'dataSource' = x.slug
        and (a.definition is distinct from d.number or a.source_id is distinct from x.id)
      order by s.number limit 1000`;
    for (const each of named) await enter(tx, sourceId, each, ctx.now);
    if (again) {
      await tx.sloAsk.updateMany({
        where: { sourceId, failure: { not: null } },
        data: { nextAskAt: ctx.now },
      });
    }
    return { result: { entered: named.length }, audit: "unchanged" };
  },
});

/** One that something else measured in between begins anew: what that measured stays. */
async function enter(tx: Tx, sourceId: string, named: Named, now: Date): Promise<void> {
  const { sloId, definition, first, firstFrom, askedBy } = named;
  const since = beginOf(first, firstFrom);
  const fresh = { nextAskAt: now, failure: null, failingSince: null, failuresInRow: 0 };
  const entered = { sourceId, definition, ...fresh, remark: null, refused: {} };
  const begins = { since, askedUntil: since };
  await tx.sloAsk.upsert({
    where: { sloId },
    create: { sloId, ...begins, ...entered },
    update: { ...entered, ...(askedBy !== null && askedBy < first && begins) },
  });
}

/** Asks for a job a source. */
export const askSources = defineCommand({
  name: "slo.ask-sources",
  permission: "system",
  input: AskSources,
  sample: {},
  run: async (tx): Promise<Outcome<{ sources: number }>> => {
    const sources = await tx.dataSource.findMany({
      where: { archivedAt: null },
      select: { id: true },
      take: 1_000,
    });
    if (sources.length > 0) {
      await addJobs(
        tx,
        sources.map(({ id }) => requestAsking(id)),
      );
    }
    return { result: { sources: sources.length }, audit: "unchanged" };
  },
});
