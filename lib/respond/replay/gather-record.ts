import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { readEventOf } from "@/lib/record/events/read-event";
import type { EventOf, EventType } from "@/lib/record/events/registry";
import { PROOFS } from "@/lib/respond/checklist/template";
import { MEASURED } from "@/lib/respond/checklist-items/proof";
import type { Interval } from "@/lib/respond/clocks/interval-rules";
import type { EndReason } from "@/lib/respond/clocks/rules";
import { type IncidentRow, streamOf } from "@/lib/respond/incidents/load";
import type { Facts } from "@/lib/respond/incidents/rules";
import type { Prisma } from "@/prisma/generated/client";
import type { ReplayRecord } from "./record";

const RECORD = {
  corrections: { orderBy: { recordedAt: "asc" } },
  retractions: true,
  severityChanges: { orderBy: [{ at: "asc" }, { recordedAt: "asc" }] },
  roles: { orderBy: { assumedAt: "asc" }, include: { user: { select: { name: true } } } },
  clocks: { where: { supersededAt: null }, orderBy: { startedAt: "asc" } },
  checklist: { orderBy: { position: "asc" } },
  deployments: { select: { linkedAt: true } },
  rollbackDecisions: { orderBy: { decidedAt: "asc" } },
  updates: { orderBy: { sentAt: "asc" }, select: { sentAt: true } },
  postmortem: { select: { createdAt: true } },
  postmortemWaivers: true,
  services: {
    where: { service: { slos: MEASURED } },
    select: {
      service: { select: { slos: { where: MEASURED.some, select: { createdAt: true } } } },
    },
  },
  actionItems: { select: { createdAt: true } },
} as const satisfies Prisma.IncidentInclude;

const EVENTS_READ = [
  "checklist.item-set",
  "incident.edited",
  "postmortem.section-edited",
] as const satisfies readonly EventType[];

/** Reads the dated records of an incident that the actor may see. */
export async function gatherRecord(db: ReadDb, incident: IncidentRow): Promise<ReplayRecord> {
  const { id } = incident;
  const row = await db.incident.findUniqueOrThrow({ where: { id }, include: RECORD });
  const events = await db.auditEvent.findMany({
    where: {
      stream: streamOf(incident),
      type: { in: [...EVENTS_READ] },
    },
    orderBy: { seq: "asc" },
  });
  const of = <T extends (typeof EVENTS_READ)[number]>(type: T) =>
    events.flatMap((stored) => {
      const event = stored.type === type ? readEventOf(type, stored) : null;
      return event ? [{ ...event, at: stored.recordedAt }] : [];
    });
  return {
    facts: pickFacts(row),
    corrections: row.corrections.map(({ fact, from, recordedAt }) => ({ fact, from, recordedAt })),
    held: row.retractions.map(({ fact, heldFrom: from, retractedAt: until }) => ({
      fact,
      from,
      until,
    })),
    severities: row.severityChanges.map(({ at, severity }) => ({ at, severity })),
    roles: row.roles.map(({ role, user, assumedAt: from, relinquishedAt: until }) => ({
      role,
      person: user.name,
      from,
      until,
    })),
    clocks: row.clocks.map((clock) => ({
      ...pickClock(clock),
      endReason: clock.endReason as EndReason | null,
    })),
    checklist: row.checklist.map(({ key, phase, text, proof }) => ({
      key,
      phase,
      text,
      proof: PROOFS.find((each) => each === proof) ?? null,
    })),
    marks: of("checklist.item-set").map(({ at, after, reason }) => ({
      at,
      key: after.key,
      state: after.state,
      reason,
    })),
    channel: channelSpans(incident, of("incident.edited")),
    deploymentsLinkedAt: row.deployments.map(({ linkedAt }) => linkedAt),
    noRecentChangesAt: row.noRecentChangesAt,
    rollbacks: row.rollbackDecisions.map(({ outcome, reason, decidedAt: from, withdrawnAt }) => ({
      outcome,
      reason,
      from,
      until: withdrawnAt,
    })),
    updatesSentAt: row.updates.map(({ sentAt }) => sentAt),
    postmortemAt: row.postmortem?.createdAt ?? null,
    waivers: row.postmortemWaivers.map(({ waivedAt: from, withdrawnAt: until }) => ({
      from,
      until,
    })),
    actionItemsAt: row.actionItems.map(({ createdAt }) => createdAt),
    sloImpactAt: statedAt(
      row,
      of("postmortem.section-edited").find(({ after }) => after.key === "slo-impact")?.at ?? null,
    ),
  };
}

/** When the postmortem first stated the SLO impact: at once where an SLO was there to compute it from. */
function statedAt(
  { kind, postmortem, services }: Prisma.IncidentGetPayload<{ include: typeof RECORD }>,
  writtenAt: Date | null,
): Date | null {
  const slos = kind === "REAL" ? services.flatMap(({ service }) => service.slos) : [];
  if (!postmortem || slos.length === 0) return writtenAt;
  const firstAt = Math.min(...slos.map(({ createdAt }) => createdAt.getTime()));
  const computedAt = new Date(Math.max(firstAt, postmortem.createdAt.getTime()));
  return writtenAt && writtenAt < computedAt ? writtenAt : computedAt;
}

/** Only these: the record goes to the browser. */
function pickFacts(row: IncidentRow): Facts {
  const { impactStartedAt, detectedAt, declaredAt, acknowledgedAt, mitigatedAt } = row;
  const { resolvedAt, closedAt, cancelledAt, usersAffectedPercent, errorRatePercent } = row;
  return {
    impactStartedAt,
    detectedAt,
    declaredAt,
    acknowledgedAt,
    mitigatedAt,
    resolvedAt,
    closedAt,
    cancelledAt,
    usersAffectedPercent,
    errorRatePercent,
  };
}

function pickClock(clock: Prisma.ClockSegmentGetPayload<object>) {
  const { kind, severity, targetMinutes, startedAt, dueAt, metAt, endedAt } = clock;
  return { kind, severity, targetMinutes, startedAt, dueAt, metAt, endedAt };
}

/** When a channel was linked: the address itself is not needed. */
function channelSpans(
  { channelUrl, createdAt }: IncidentRow,
  edits: readonly (EventOf<"incident.edited"> & { readonly at: Date })[],
): Interval[] {
  const changes = edits.filter(({ after }) => "channelUrl" in after);
  const atFirst = changes[0] ? changes[0].before.channelUrl : channelUrl;
  const spans: { from: Date; until: Date | null }[] = [];
  const set = (at: Date, url: string | null | undefined) => {
    const last = spans.at(-1);
    if (last && last.until === null) last.until = at;
    if (url) spans.push({ from: at, until: null });
  };
  set(createdAt, atFirst);
  for (const { at, after } of changes) set(at, after.channelUrl);
  return spans;
}
