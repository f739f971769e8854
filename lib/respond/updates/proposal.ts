import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { SeverityPolicy } from "@/lib/respond/clocks/policy-schema";
import { loadIncident } from "@/lib/respond/incidents/load";
import { isOpen } from "@/lib/respond/incidents/rules";
import type { Audience, Before } from "./proposal-facts";
import { proposeUpdate } from "./propose-rules";
import { ReadProposal } from "./schemas";

export type UpdateProposal = {
  readonly message: string;
  /** How often the policy wants one; null where it wants none. */
  readonly cadenceMinutes: number | null;
  /** What the message promises; null where it promises nothing. */
  readonly nextUpdateAt: string | null;
};

/** A text to begin an update with, written from the record as it is now. @throws DomainError NOT_FOUND. */
export const readProposal = defineQuery({
  name: "update.proposal",
  permission: "incident.read",
  input: ReadProposal,
  sample: { incident: 42, audience: "PUBLIC" },
  run: async (db, input, ctx): Promise<UpdateProposal> => {
    const { id } = await loadIncident(db, input.incident, ctx.actor);
    const incident = await findFacts(db, id, input.audience);
    const { updateCadenceMinutes: cadence } = SeverityPolicy.parse(incident.policy)[
      incident.severity
    ];
    const isOwed = cadence !== null && incident.updatePauses.length === 0;
    const byPolicy = isOwed && isOpen(incident.status) ? addMinutes(ctx.now, cadence) : null;
    const nextUpdateAt = input.nextUpdateAt ?? byPolicy;
    const [rollback] = incident.rollbackDecisions;
    const message = proposeUpdate(
      {
        ...incident,
        now: ctx.now,
        services: incident.services.map(({ service }) => service.name),
        commander: incident.roles[0]?.user.name ?? null,
        rollback: rollback
          ? { ...rollback, at: rollback.decidedAt, version: rollback.deployment?.version ?? null }
          : null,
        before: beforeOf(incident),
        nextUpdateAt,
      },
      input.audience,
    );
    return { message, cadenceMinutes: cadence, nextUpdateAt: iso(nextUpdateAt) };
  },
});

type Found = Awaited<ReturnType<typeof findFacts>>;

function findFacts(db: ReadDb, id: string, audience: Audience) {
  return db.incident.findUniqueOrThrow({
    where: { id },
    include: {
      roles: {
        where: { role: "COMMANDER", relinquishedAt: null },
        select: { user: { select: { name: true } } },
      },
      services: {
        orderBy: { service: { name: "asc" } },
        select: { service: { select: { name: true } } },
      },
      rollbackDecisions: {
        where: { withdrawnAt: null },
        include: { deployment: { select: { version: true } } },
      },
      updates: { where: { audience }, orderBy: { sentAt: "desc" }, take: 1 },
      updatePauses: { where: { until: null } },
      corrections: {
        where: { fact: { in: ["usersAffectedPercent", "errorRatePercent"] } },
        orderBy: { recordedAt: "asc" },
      },
    },
  });
}

function beforeOf(incident: Found): Before | null {
  const [last] = incident.updates;
  if (!last) return null;
  return {
    at: last.sentAt,
    status: last.status,
    severity: last.severity,
    usersAffectedPercent: figureAt(incident, "usersAffectedPercent", last.sentAt),
    errorRatePercent: figureAt(incident, "errorRatePercent", last.sentAt),
  };
}

/** A figure as it was known then: what the first correction since replaced, or what holds now. */
function figureAt(
  incident: Found,
  name: "usersAffectedPercent" | "errorRatePercent",
  at: Date,
): number | null {
  const next = incident.corrections.find(
    ({ fact, recordedAt }) => fact === name && recordedAt > at,
  );
  if (!next) return incident[name];
  return next.from === null ? null : Number(next.from);
}
