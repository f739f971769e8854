import "server-only";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { iso } from "@/lib/platform/core/json";
import { newestDefinition, readDefinition, SLO } from "@/lib/slo/slos/view";
import { STEPS_MOST } from "@/lib/slo/sources/answer-rules";
import { authorisationFor } from "@/lib/slo/sources/sealed-credentials";
import { nextStepAt, nextStretch, type Query, queriesOf, type Stretch } from "./plan-rules";
import { ClaimAsk } from "./schemas";

/** Longer than the two requests of an SLO can take; a process that dies in the middle blocks one SLO this long. */
const BUSY_MS = 45_000;

/** What to ask now. `headers` is null where the credentials cannot be read. */
export type Claim = {
  readonly sloId: string;
  readonly definition: number;
  readonly busyUntil: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly queries: readonly Query[];
  readonly stretch: Stretch;
};

/**
 * Takes the SLO of a source that lacks the least, so that those that are filled in backwards delay no other, for
 * this process alone. Null when nothing is due.
 */
export const claimAsk = defineCommand({
  name: "slo.claim-ask",
  permission: "system",
  input: ClaimAsk,
  carriesSecret: true,
  sample: { sourceId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { sourceId }, ctx): Promise<Outcome<Claim | null>> => {
    const [due] = await tx.$queryRaw<{ slo_id: string }[]>`
      select a.slo_id from slo_ask a
      join slo s on s.id = a.slo_id and s.archived_at is null
      join data_source d on d.id = a.source_id and d.archived_at is null
      join lateral (
        select f.spec from slo_definition f where f.slo_id = s.id order by f.number desc limit 1
      ) n on n.spec -> 'measurement' ->> 'dataSource' = d.slug
      where a.source_id = ${sourceId}::uuid and a.next_ask_at <= ${ctx.now}
        and (a.busy_until is null or a.busy_until <= ${ctx.now})
      order by a.asked_until desc limit 1 for update of a skip locked`;
    if (!due) return { result: null, audit: "unchanged" };
    const busyUntil = new Date(ctx.now.getTime() + BUSY_MS);
    const { slo_id: sloId } = due;
    const { source, ...ask } = await tx.sloAsk.findUniqueOrThrow({
      where: { sloId },
      include: { source: true },
    });
    const slo = await tx.slo.findUniqueOrThrow({ where: { id: sloId }, ...SLO });
    const stretch = nextStretch(ask, ctx.now, STEPS_MOST);
    await tx.sloAsk.update({
      where: { sloId },
      data: stretch ? { busyUntil } : { nextAskAt: nextStepAt(ctx.now) },
    });
    const definition = newestDefinition(slo);
    return {
      result: stretch && {
        sloId,
        definition: definition.number,
        busyUntil: iso(busyUntil),
        url: source.url,
        headers: authorisationFor(source),
        queries: queriesOf(readDefinition(definition)),
        stretch,
      },
      audit: "unchanged",
    };
  },
});
