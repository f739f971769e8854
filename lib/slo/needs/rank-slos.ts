import "server-only";
import type { SystemActor } from "@/lib/platform/access/actor";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { SLO } from "@/lib/slo/slos/view";
import { viewStanding } from "@/lib/slo/status/queries";
import { readStandings } from "@/lib/slo/status/standings";
import { needOf } from "./need-rules";
import { RankSlos } from "./schemas";

/** Few enough to hold up nobody. */
const BATCH = 50;

/** Ranks one batch of SLOs by need; `last` is the number of its last, null after the last batch. */
export const rankSlos = defineCommand({
  name: "slo.rank",
  permission: "system",
  input: RankSlos,
  sample: {},
  run: async (tx, { after }, ctx): Promise<Outcome<{ last: number | null }>> => {
    const slos = await tx.slo.findMany({
      where: { number: { gt: after }, archivedAt: null },
      orderBy: { number: "asc" },
      take: BATCH,
      ...SLO,
    });
    const standings = [...(await readStandings(tx, slos, ctx.now))];
    const needs = standings.map(([, standing]) => needOf(viewStanding(standing)));
    const left = standings.map(([, { shownBudget }]) => shownBudget.remainingPercent);
    await tx.$executeRaw`
      insert into slo_need (slo_id, need, remaining_percent, judged_at)
      select r.id, r.need, r.remaining, ${ctx.now}
      from unnest(${standings.map(([id]) => id)}::text[]::uuid[], ${needs}::text[]::"SloNeedKind"[],
        ${left}::float8[]) as r (id, need, remaining)
      order by r.id
      on conflict (slo_id) do update set need = excluded.need, judged_at = excluded.judged_at,
        remaining_percent = excluded.remaining_percent
      where slo_need.need <> excluded.need
        or slo_need.remaining_percent is distinct from excluded.remaining_percent`;
    const last = slos.length < BATCH ? null : (slos.at(-1)?.number ?? null);
    return { result: { last }, audit: "unchanged" };
  },
});

/** Ranks all SLOs, a batch and a transaction at a time. Idempotent. */
export async function rankAll(actor: SystemActor): Promise<void> {
  for (let after: number | null = 0; after !== null; ) {
    after = (await rankSlos.execute(actor, { after })).last;
  }
}
