import "server-only";
import { findServices } from "@/lib/catalog/services/load";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { refuseWith } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { snapshotChecklist } from "@/lib/respond/checklist/store";
import { policyInForce } from "@/lib/respond/clocks/policy-store";
import { refreshClocks } from "./clocks/clocks";
import { drawNumber } from "./draw-number";
import { IncidentEvents } from "./events";
import { streamOf } from "./load";
import { assumeRole } from "./roles/roles";
import { checkFacts } from "./rules";
import { DeclareIncident } from "./schemas";
import { readIncidentView } from "./view";

/**
 * Declares an incident: title and severity suffice (docs/rules/incidents.md). The declarer becomes reporter; the
 * policy and the checklist in force are snapshotted; the response clock runs from `detectedAt`.
 * @throws DomainError INVALID for future instants or unknown services.
 */
export const declareIncident = defineCommand({
  name: "incident.declare",
  permission: "incident.declare",
  input: DeclareIncident,
  sample: { title: "Checkout returns errors", severity: "SEV2" },
  run: async (tx, input, ctx) => {
    const incident = await createIncident(tx, input, ctx);
    await snapshotChecklist(tx, incident.id, input.severity);
    if (input.commanderId) await assumeRole(tx, incident.id, "COMMANDER", input.commanderId, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.declared", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          fact: "declaredAt",
          occurredAt: incident.declaredAt,
          after: describeDeclaration(input, incident),
        }),
      ],
      ...clocks,
    };
  },
});

async function createIncident(tx: Tx, input: DeclareIncident, ctx: Context) {
  const policy = await policyInForce(tx);
  const services = await findServices(tx, input.services);
  const reporterId = userIdOf(ctx.actor);
  const dates = {
    impactStartedAt: input.impactStartedAt ?? null,
    detectedAt: input.detectedAt ?? ctx.now,
    declaredAt: ctx.now,
  };
  refuseWith(checkFacts({ ...NOTHING_YET, ...dates }, ctx.now));
  return tx.incident.create({
    data: {
      ...(input.restricted && { number: await drawNumber(tx) }),
      ...dates,
      title: input.title,
      summary: input.summary,
      severity: input.severity,
      status: "TRIAGE",
      kind: input.kind,
      restricted: input.restricted,
      policy,
      reporterId,
      createdAt: ctx.now,
      services: { create: services.map(({ id }) => ({ serviceId: id })) },
      participants: reporterId ? { create: { userId: reporterId, addedAt: ctx.now } } : {},
      severityChanges: {
        create: {
          at: ctx.now,
          severity: input.severity,
          reason: "Declared",
          byId: reporterId,
          recordedAt: ctx.now,
        },
      },
    },
  });
}

const NOTHING_YET = {
  acknowledgedAt: null,
  mitigatedAt: null,
  resolvedAt: null,
  closedAt: null,
  cancelledAt: null,
  usersAffectedPercent: null,
  errorRatePercent: null,
} as const;

function describeDeclaration(
  input: DeclareIncident,
  incident: { number: number; detectedAt: Date; impactStartedAt: Date | null },
) {
  const { title, severity, summary, services, kind, restricted, commanderId, ...dates } = input;
  const { detectedAt: _, impactStartedAt: __, ...left } = dates;
  // A field that is not taken does not compile.
  left satisfies Record<string, never>;
  return {
    number: incident.number,
    title,
    severity,
    summary,
    services,
    kind,
    restricted,
    ...(commanderId && { commanderId }),
    detectedAt: iso(incident.detectedAt),
    impactStartedAt: iso(incident.impactStartedAt),
  };
}
