import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import type { SloRow } from "@/lib/slo/slos/view";
import { newestDefinition, readDefinition } from "@/lib/slo/slos/view";
import type { SloAsk } from "@/prisma/generated/client";
import { type Refusals, sayRefusals } from "./step-rules";

type AskingState = "NOT_ASKED_YET" | "FILLING_IN" | "ANSWERS" | "REMARK" | "FAILING";

/** Longer behind than by its usual beat. */
const BEHIND_MS = 10 * 60_000;

/** How far the data source of an SLO was asked, and what is wrong with it; null for SLOs that none measures. */
export async function readAsked(db: ReadDb, slo: SloRow, now: Date) {
  const { measurement } = readDefinition(newestDefinition(slo));
  if (measurement.type !== "PROMETHEUS") return null;
  const { dataSource: slug } = measurement;
  const ask = await db.sloAsk.findUnique({ where: { sloId: slo.id } });
  const source = await db.dataSource.findUnique({ where: { slug }, select: { archivedAt: true } });
  const isArchived = !source || source.archivedAt !== null;
  const { state, says } = isArchived
    ? {
        state: "FAILING" as const,
        says: `The data source “${slug}” is archived: nothing is asked.`,
      }
    : judgeAsk(ask, now);
  const refused = (ask?.refused ?? {}) as Refusals;
  return {
    source: slug,
    state,
    says,
    failingSince: iso(ask?.failingSince ?? null),
    askedUntil: iso(ask?.askedUntil ?? null),
    nextAskAt: isArchived ? null : iso(ask?.nextAskAt ?? null),
    refused: Object.entries(refused).map(([reason, steps]) => ({ reason, steps })),
    notes: [...(says ? [says] : []), ...sayRefusals(refused)],
  };
}

function judgeAsk(ask: SloAsk | null, now: Date): { state: AskingState; says: string | null } {
  if (ask?.failure) return { state: "FAILING", says: ask.failure };
  if (!ask || ask.askedUntil <= ask.since) {
    return { state: "NOT_ASKED_YET", says: "The data source was not asked yet." };
  }
  if (now.getTime() - ask.askedUntil.getTime() > BEHIND_MS) {
    const until = iso(ask.askedUntil).slice(0, 16).replace("T", " ");
    return { state: "FILLING_IN", says: `It is being filled in: known until ${until} UTC so far.` };
  }
  return { state: ask.remark ? "REMARK" : "ANSWERS", says: ask.remark };
}
