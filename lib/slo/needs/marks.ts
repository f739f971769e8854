import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { iso } from "@/lib/platform/core/json";
import { refOf } from "@/lib/respond/incidents/view";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import { toNumber, WHOLE } from "@/lib/slo/budgets/exact-rules";
import { impactSpan } from "@/lib/slo/budgets/impact-rules";
import { overlapOf } from "@/lib/slo/budgets/span-rules";
import { loadSlo } from "@/lib/slo/slos/load";
import { readStandings } from "@/lib/slo/status/standings";
import { gather } from "@/lib/slo/tallies/gather";
import { readSources } from "@/lib/slo/tallies/sources";
import { ReadMarks } from "./schemas";

const MOST = 50;

/**
 * What happened to the service within the window so far, for the same time axis as the budget: real incidents with
 * what they spent of it, as far as the actor may know of them, and deployments. @throws DomainError NOT_FOUND.
 */
export const readMarks = defineQuery({
  name: "slo.marks",
  weight: 2,
  permission: "slo.read",
  input: ReadMarks,
  sample: { slo: 7 },
  run: async (db, { slo: number }, { actor, now }) => {
    const slo = await loadSlo(db, number);
    const standing = (await readStandings(db, [slo], now)).get(slo.id);
    const source = (await readSources(db, [slo], now)).get(slo.id);
    if (!standing || !source) throw new Error("An SLO does not stand anywhere");
    const window = { start: standing.window.start, end: now.getTime() };
    const rows = await db.incident.findMany({
      where: {
        AND: [visibleTo(actor)],
        services: { some: { serviceId: slo.serviceId } },
        kind: "REAL",
        cancelledAt: null,
        OR: [{ mitigatedAt: null }, { mitigatedAt: { gt: new Date(window.start) } }],
      },
      orderBy: { declaredAt: "desc" },
      take: MOST,
    });
    const hits = rows.flatMap((incident) => {
      const span = overlapOf(impactSpan(incident, window.end), window);
      return span ? [{ incident, span }] : [];
    });
    const [spent = []] = await gather(db, [{ source, windows: hits.map(({ span }) => span) }]);
    const { allowed } = standing.budget;
    const deployments = await db.deployment.findMany({
      where: {
        serviceId: slo.serviceId,
        deployedAt: { gte: new Date(window.start), lte: new Date(window.end) },
      },
      orderBy: { deployedAt: "desc" },
      take: MOST,
      select: { version: true, deployedAt: true, outcome: true },
    });
    return {
      incidents: hits.map(({ incident, span }, index) => ({
        number: incident.number,
        ref: refOf(incident.number),
        title: incident.title,
        severity: incident.severity,
        from: iso(new Date(span.start)),
        to: iso(new Date(span.end)),
        open: incident.mitigatedAt === null && incident.resolvedAt === null,
        spentPercent:
          allowed.part > 0n
            ? toNumber({ part: (spent[index]?.bad ?? 0n) * WHOLE * 100n, of: allowed.part })
            : null,
      })),
      deployments: deployments.map(({ deployedAt, ...rest }) => ({ ...rest, at: iso(deployedAt) })),
    };
  },
});
export type MarksView = Awaited<ReturnType<typeof readMarks.execute>>;
