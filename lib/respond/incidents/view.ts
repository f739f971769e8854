import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";
import { iso } from "@/lib/platform/core/json";
import { SeverityPolicy } from "@/lib/respond/clocks/policy-schema";
import { attainment, clockState, currentClock } from "@/lib/respond/clocks/rules";
import type { Prisma } from "@/prisma/generated/client";
import { durations } from "./rules";
import { isVisible, type Reader, type Reading } from "./visibility/visibility";

/** Everything `viewIncident` reads, in one shape for one and for many. */
export const VIEW = {
  include: {
    reporter: { select: { id: true, name: true } },
    duplicateOf: {
      select: { number: true, restricted: true, participants: { select: { userId: true } } },
    },
    severityChanges: { orderBy: [{ at: "asc" }, { recordedAt: "asc" }] },
    roles: {
      where: { relinquishedAt: null },
      orderBy: [{ assumedAt: "asc" }, { id: "asc" }],
      include: { user: { select: { id: true, name: true } } },
    },
    services: {
      orderBy: { service: { name: "asc" } },
      select: { service: { select: { slug: true, name: true } } },
    },
    clocks: {
      where: { supersededAt: null },
      orderBy: [{ startedAt: "asc" }, { createdAt: "asc" }],
    },
    updatePauses: { where: { until: null }, select: { reason: true, resumesAt: true } },
    postmortem: { select: { state: true, dueAt: true, publishedAt: true } },
    postmortemWaivers: { where: { withdrawnAt: null }, select: { reason: true } },
  },
} as const satisfies Prisma.IncidentDefaultArgs;

export type IncidentWithRelations = Prisma.IncidentGetPayload<typeof VIEW>;
type ClockRow = IncidentWithRelations["clocks"][number];

/** An incident as the API and the browser get it; instants are ISO strings in UTC. */
export type IncidentView = ReturnType<typeof viewIncident>;
export type ClockView = ReturnType<typeof viewClock>;

/** Reads one incident's view by id; the caller has checked that the reader may see it. */
export async function readIncidentView(
  db: ReadDb,
  id: string,
  reading: Reading,
): Promise<IncidentView> {
  return viewIncident(await db.incident.findUniqueOrThrow({ where: { id }, ...VIEW }), reading);
}

/** The API's Incident. Durations and clock states are derived at `now`; nothing of them is stored. */
export function viewIncident(incident: IncidentWithRelations, { actor, now }: Reading) {
  const changes = incident.severityChanges.map(({ at, severity }) => ({ at, severity }));
  return {
    id: incident.id,
    number: incident.number,
    ref: refOf(incident.number),
    title: incident.title,
    summary: incident.summary,
    severity: incident.severity,
    status: incident.status,
    kind: incident.kind,
    restricted: incident.restricted,
    facts: viewFacts(incident),
    cancelReason: incident.cancelReason,
    duplicateOf: nameDuplicate(incident, actor),
    channelUrl: incident.channelUrl,
    noRecentChangesAt: iso(incident.noRecentChangesAt),
    reporter: incident.reporter,
    roles: incident.roles.map(({ role, user, assumedAt }) => ({
      role,
      user,
      assumedAt: iso(assumedAt),
    })),
    services: incident.services.map(({ service }) => service),
    severityChanges: incident.severityChanges.map(({ at, severity, reason }) => ({
      at: iso(at),
      severity,
      reason,
    })),
    clocks: currentOfEachKind(incident.clocks).map((clock) => viewCurrent(clock, incident, now)),
    durations: durations(incident, changes, now),
    updatesPaused: incident.updatePauses[0]?.reason ?? null,
    updatesResumeAt: iso(incident.updatePauses[0]?.resumesAt ?? null),
    postmortem: incident.postmortem
      ? {
          state: incident.postmortem.state,
          dueAt: iso(incident.postmortem.dueAt),
          publishedAt: iso(incident.postmortem.publishedAt),
        }
      : null,
    postmortemWaiver: incident.postmortemWaivers[0]?.reason ?? null,
    postmortemRequired: isPostmortemRequired(incident),
    source: incident.source,
    version: incident.version,
    url: `${env().NEXTAUTH_URL}/incidents/${incident.number}`,
  };
}

/** One promise with its state at `now`. */
export function viewClock(clock: ClockRow, now: Date) {
  const { id, kind, severity, targetMinutes } = clock;
  return {
    id,
    kind,
    severity,
    targetMinutes,
    startedAt: iso(clock.startedAt),
    dueAt: iso(clock.dueAt),
    metAt: iso(clock.metAt),
    endedAt: iso(clock.endedAt),
    endReason: clock.endReason,
    breachRecordedAt: iso(clock.breachRecordedAt),
    state: clockState(clock, now),
  };
}

/** The clock to show of a kind. Once the response is over, its state speaks for all its segments. */
function viewCurrent(clock: ClockRow, incident: IncidentWithRelations, now: Date): ClockView {
  const view = viewClock(clock, now);
  if (clock.kind !== "RESPONSE" || clock.endedAt === null) return view;
  const segments = incident.clocks.filter(({ kind }) => kind === "RESPONSE");
  return { ...view, state: attainment(segments, now) ?? view.state };
}

/** How people say an incident's number. */
export function refOf(number: number): string {
  return `INC-${number}`;
}

/** The incident that goes on; null also where the reader may not know of it. */
function nameDuplicate({ duplicateOf }: IncidentWithRelations, reader: Reader): string | null {
  if (!duplicateOf) return null;
  const { number, restricted } = duplicateOf;
  const participants = new Set(duplicateOf.participants.map(({ userId }) => userId));
  return isVisible({ restricted, participants }, reader) ? refOf(number) : null;
}

function viewFacts(incident: IncidentWithRelations) {
  return {
    impactStartedAt: iso(incident.impactStartedAt),
    detectedAt: iso(incident.detectedAt),
    declaredAt: iso(incident.declaredAt),
    acknowledgedAt: iso(incident.acknowledgedAt),
    mitigatedAt: iso(incident.mitigatedAt),
    resolvedAt: iso(incident.resolvedAt),
    closedAt: iso(incident.closedAt),
    cancelledAt: iso(incident.cancelledAt),
    usersAffectedPercent: incident.usersAffectedPercent,
    errorRatePercent: incident.errorRatePercent,
  };
}

function isPostmortemRequired(incident: IncidentWithRelations): boolean {
  return SeverityPolicy.parse(incident.policy)[incident.severity].postmortem === "REQUIRED";
}

const CLOCK_KINDS = ["RESPONSE", "UPDATE", "POSTMORTEM"] as const;

/** One clock of each kind: the promise that holds now, or that ended last. */
function currentOfEachKind(clocks: readonly ClockRow[]): ClockRow[] {
  return CLOCK_KINDS.flatMap(
    (kind) => currentClock(clocks.filter((clock) => clock.kind === kind)) ?? [],
  );
}
