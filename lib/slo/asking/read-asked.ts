import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import type { SloRow } from "@/lib/slo/slos/view";
import { newestDefinition, readDefinition } from "@/lib/slo/slos/view";
import { type Refusals, sayRefusals } from "./step-rules";

/** How far the data source of an SLO was asked, and what is wrong with it; null for SLOs that none measures. */
export async function readAsked(db: ReadDb, slo: SloRow) {
  const { measurement } = readDefinition(newestDefinition(slo));
  if (measurement.type !== "PROMETHEUS") return null;
  const { dataSource: slug } = measurement;
  const ask = await db.sloAsk.findUnique({ where: { sloId: slo.id } });
  const source = await db.dataSource.findUnique({ where: { slug }, select: { archivedAt: true } });
  const isArchived = !source || source.archivedAt !== null;
  const failure = isArchived
    ? `The data source “${slug}” is archived: nothing is asked.`
    : (ask?.failure ?? null);
  const state = failure ? "FAILING" : !ask ? "NOT_ASKED_YET" : ask.remark ? "REMARK" : "ANSWERS";
  const refused = (ask?.refused ?? {}) as Refusals;
  return {
    source: slug,
    state: state as "FAILING" | "NOT_ASKED_YET" | "REMARK" | "ANSWERS",
    says: failure ?? ask?.remark ?? null,
    failingSince: iso(ask?.failingSince ?? null),
    askedUntil: iso(ask?.askedUntil ?? null),
    nextAskAt: isArchived ? null : iso(ask?.nextAskAt ?? null),
    refused: Object.entries(refused).map(([reason, steps]) => ({ reason, steps })),
    notes: [...(failure ? [failure] : []), ...sayRefusals(refused)],
  };
}
