import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { UNITS } from "@/lib/slo/budgets/budget-rules";
import { toNumber } from "@/lib/slo/budgets/exact-rules";
import { IMPACT_UNITS, impactSpan, impactTally } from "@/lib/slo/budgets/impact-rules";
import type { Span } from "@/lib/slo/budgets/span-rules";
import { refOfSlo, SLO, type SloRow } from "@/lib/slo/slos/view";
import { budgetFor, soFarOf } from "@/lib/slo/status/status-rules";
import { type Gathered, gather, type Source } from "@/lib/slo/tallies/gather";
import { readSources } from "@/lib/slo/tallies/sources";
import { readVerdicts } from "@/lib/slo/velocity/read-verdicts";
import { type SloImpact, sayHow, sayImpact } from "./say-rules";

type Incident = {
  readonly id: string;
  readonly kind: "REAL" | "DRILL";
  readonly cancelledAt: Date | null;
  readonly impactStartedAt: Date | null;
  readonly detectedAt: Date;
  readonly mitigatedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly usersAffectedPercent: number | null;
};

/** What an incident took from the budgets of its services, and how that was computed. */
export type Impact = Awaited<ReturnType<typeof computeImpact>>;

/**
 * Computes what an incident took from budgets: what was bad within its impact (docs/rules/slo.md, "What counts"),
 * as a share of the budget of the window that holds its end, and what was left then. Drills take nothing.
 */
export async function computeImpact(db: ReadDb, incident: Incident, now: Date) {
  const span = impactSpan(incident, now.getTime());
  const counts = incident.kind === "REAL" && incident.cancelledAt === null;
  const slos = counts ? await findSlos(db, incident.id) : [];
  const at = new Date(span.end);
  const sources = await readSources(db, slos, at);
  const asked = slos.flatMap((slo) => {
    const source = sources.get(slo.id);
    if (!source) return [];
    const { window, soFar } = soFarOf(source, span.end);
    return [{ slo, source, window, windows: [soFar, span] }];
  });
  const answers = await gather(db, asked);
  const impacts = asked.flatMap(({ slo, source, window }, index): SloImpact[] => {
    const [soFar, within] = answers[index] ?? [];
    return soFar && within
      ? [impactOn(slo, source, window, soFar, within, { incident, span })]
      : [];
  });
  const services = [...new Map(slos.map(({ service }) => [service.id, service])).values()];
  const verdicts = await readVerdicts(
    db,
    services.map(({ id }) => id),
    at,
  );
  const velocities = services.flatMap(({ id, slug }) => {
    const verdict = verdicts.get(id);
    return verdict ? [{ service: slug, decision: verdict.decision, because: verdict.because }] : [];
  });
  const ongoing = incident.mitigatedAt === null && incident.resolvedAt === null;
  const when = { from: iso(new Date(span.start)), to: iso(at), ongoing };
  const lines = sayImpact(impacts, velocities);
  return {
    ...when,
    slos: impacts,
    velocities,
    text: lines && `${lines}\n\n${sayHow(when, impacts)}`,
  };
}

function findSlos(db: ReadDb, incidentId: string): Promise<SloRow[]> {
  return db.slo.findMany({
    where: { archivedAt: null, service: { incidents: { some: { incidentId } } } },
    orderBy: { number: "asc" },
    take: 200,
    ...SLO,
  });
}

function impactOn(
  slo: SloRow,
  source: Source,
  window: Span,
  soFar: Gathered,
  within: Gathered,
  of: { readonly incident: Incident; readonly span: Span },
): SloImpact {
  const { definition } = source;
  const isOfIncidents = definition.measurement.type === "INCIDENTS";
  const unit = isOfIncidents ? IMPACT_UNITS : UNITS;
  const bad = isOfIncidents ? ownImpact(source, of) : within.bad;
  const { allowed, remaining, remainingShare } = budgetFor(source, window, soFar);
  const shown = (part: bigint, by = 1n) => toNumber({ part, of: by * unit });
  return {
    slo: { number: slo.number, ref: refOfSlo(slo.number), name: slo.name },
    service: slo.service.slug,
    unit: definition.basis === "EVENTS" ? "EVENTS" : "MINUTES",
    consumed: shown(bad),
    allowed: shown(allowed.part, allowed.of),
    consumedPercent:
      allowed.part > 0n ? toNumber({ part: bad * allowed.of * 100n, of: allowed.part }) : null,
    remaining: shown(remaining.part, remaining.of),
    remainingPercent:
      remainingShare && toNumber({ part: remainingShare.part * 100n, of: remainingShare.of }),
    knownShare: within.minutes > 0 ? within.knownMinutes / within.minutes : 0,
  };
}

/** Of an SLO that incidents measure: this one's own minutes, whatever others did at the same time. */
function ownImpact({ excluded }: Source, { incident, span }: { incident: Incident; span: Span }) {
  const percent = incident.usersAffectedPercent;
  const share = percent === null ? null : Math.round(percent * 10_000);
  return impactTally([{ ...span, share }], span, excluded).bad;
}
