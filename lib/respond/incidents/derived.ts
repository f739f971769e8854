import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { matchPromises } from "@/lib/respond/clocks/match-rules";
import { SeverityPolicy } from "@/lib/respond/clocks/policy-schema";
import { deriveClocks, loadClockFacts } from "./clocks/clocks";
import { deriveStatus } from "./rules";

type Found = { readonly seq: null; readonly why: string };

/** Whether status and severity are what the facts say. The newest change of severity holds. */
export async function findStatusFault(db: ReadDb, { id }: { id: string }): Promise<Found | null> {
  const incident = await db.incident.findUnique({ where: { id } });
  if (!incident) return { seq: null, why: "The incident is missing." };
  if (incident.status !== deriveStatus(incident)) {
    return { seq: null, why: `Its status is ${incident.status}, and its facts say another.` };
  }
  const newest = await db.severityChange.findFirst({
    where: { incidentId: id },
    orderBy: [{ at: "desc" }, { recordedAt: "desc" }],
    select: { severity: true },
  });
  if (newest && newest.severity !== incident.severity) {
    return {
      seq: null,
      why: `Its severity is ${incident.severity}, and its changes end elsewhere.`,
    };
  }
  return null;
}

/** Whether the stored clocks are what the facts derive again. */
export async function findClockFault(db: ReadDb, { id }: { id: string }): Promise<Found | null> {
  const incident = await db.incident.findUnique({ where: { id }, select: { policy: true } });
  if (!incident) return null;
  if (!SeverityPolicy.safeParse(incident.policy).success) {
    return { seq: null, why: "The policy it was declared under is not one." };
  }
  const stored = await db.clockSegment.findMany({ where: { incidentId: id, supersededAt: null } });
  const derived = deriveClocks(await loadClockFacts(db, id));
  const { matches, superseded } = matchPromises(stored, derived);
  if (superseded.length > 0) {
    return { seq: null, why: "A clock stands that the facts do not derive." };
  }
  const isKept = matches.every(
    ({ row, segment }) =>
      row &&
      row.endedAt?.getTime() === segment.endedAt?.getTime() &&
      row.metAt?.getTime() === segment.metAt?.getTime() &&
      row.targetMinutes === segment.targetMinutes,
  );
  return isKept ? null : { seq: null, why: "A clock differs from what the facts derive." };
}
