import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/platform/access/actor";
import { ACCESS_STREAM } from "@/lib/platform/audit/entry";
import { noteLook } from "@/lib/platform/command/looks";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import type { Incident } from "@/prisma/generated/client";
import { IncidentEvents } from "./events";
import { refuseHiddenNames } from "./visibility/hidden-names";
import { visibleTo, visibleToSql } from "./visibility/visibility";

export type IncidentRow = Incident;

/** The parts of a page ask for the same incident: while it is rendered, it is read once. */
const findVisible = cache((db: ReadDb, number: number, actor: Actor) =>
  db.incident.findFirst({ where: { AND: [{ number }, visibleTo(actor)] } }),
);

/** @throws DomainError NOT_FOUND when it does not exist or the actor may not know it does. */
export async function loadIncident(db: ReadDb, number: number, actor: Actor): Promise<IncidentRow> {
  const incident = await findVisible(db, number, actor);
  if (!incident) throw notFound(`INC-${number}`);
  if (incident.restricted) noteRestrictedRead(incident.id);
  return incident;
}

/** The record keeps who looked at something of a restricted incident. */
export function noteRestrictedRead(incidentId: string): void {
  noteLook(
    IncidentEvents.entry("incident.restricted-read", {
      stream: ACCESS_STREAM,
      subject: { type: "incident", id: incidentId },
      after: {},
    }),
  );
}

/**
 * Loads an incident for a change and holds its row until the transaction ends, so that two commands
 * on one incident run one after the other and each sees what the other did.
 * @param version what the change was based on; leave out to accept the newest.
 * @param reason is shown to whoever may read the incident: it may name no restricted one.
 * @throws DomainError NOT_FOUND; INVALID for such a reason; CONFLICT (with `current`) when `version` is stale.
 */
export async function lockIncident(
  tx: Tx,
  target: { incident: number; version?: number | undefined; reason?: string | undefined },
  actor: Actor,
): Promise<IncidentRow> {
  // Only what the actor may see is held: waiting for a hidden row would tell that it is there.
  await tx.$queryRaw`
    select 1 from incident i where i.number = ${target.incident} and ${visibleToSql(actor)} for update of i`;
  const incident = await loadIncident(tx, target.incident, actor);
  if (target.version !== undefined && target.version !== incident.version) {
    throw new DomainError(
      "CONFLICT",
      "Somebody changed this incident meanwhile. Look at what is new, then try again.",
      {
        current: {
          version: incident.version,
          status: incident.status,
          severity: incident.severity,
        },
      },
    );
  }
  await refuseHiddenNames(tx, target.reason, incident, actor);
  return incident;
}

/** The audit stream of one incident. */
export function streamOf(incident: { id: string }): string {
  return `incident:${incident.id}`;
}
