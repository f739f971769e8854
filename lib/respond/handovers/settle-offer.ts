import "server-only";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { type IncidentRow, lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { HandoverEvents } from "./events";
import { SettleOffer } from "./jobs";
import { findUnsettled, type OfferRow, readCommand } from "./load";
import { offerState, whyLapsed } from "./rules";

/**
 * Records, once, that an offer ended without an answer: its time is over, the incident is, or somebody else
 * commands by now. It runs when the offer ends and after each change of the incident, also long after.
 */
export const settleOffer = defineCommand({
  name: SettleOffer.name,
  permission: "system",
  input: SettleOffer.payload,
  sample: { stream: "workspace" },
  run: async (tx, { stream }, ctx): Promise<Outcome<{ settled: boolean }>> => {
    const unchanged = { result: { settled: false }, audit: "unchanged" } as const;
    const incidentId = /^incident:(.+)$/.exec(stream)?.[1];
    if (incidentId === undefined || !(await findUnsettled(tx, incidentId))) return unchanged;
    const where = { id: incidentId };
    const { number } = await tx.incident.findUniqueOrThrow({ where, select: { number: true } });
    const incident = await lockIncident(tx, { incident: number }, ctx.actor);
    const [entry, ...more] = await endStaleOffer(tx, incident, ctx.now);
    if (!entry) return unchanged;
    return { result: { settled: true }, audit: [entry, ...more] };
  },
});

/** Ends an offer that no longer stands, and says so; leaves one that does. The incident is locked. */
export async function endStaleOffer(
  tx: Tx,
  incident: IncidentRow,
  now: Date,
): Promise<AuditEntry[]> {
  const offer = await findUnsettled(tx, incident.id);
  if (!offer) return [];
  if (offerState(offer, now) === "EXPIRED") return [await expire(tx, offer, now)];
  const reason = whyLapsed(offer, await readCommand(tx, incident));
  return reason === null ? [] : [await lapse(tx, offer, reason, now)];
}

async function expire(tx: Tx, offer: OfferRow, now: Date): Promise<AuditEntry> {
  await tx.handoverOffer.update({ where: { id: offer.id }, data: { expiryRecordedAt: now } });
  return HandoverEvents.entry("handover.expired", {
    ...aboutOffer(offer),
    occurredAt: offer.expiresAt,
  });
}

async function lapse(tx: Tx, offer: OfferRow, reason: string, now: Date): Promise<AuditEntry> {
  await tx.handoverOffer.update({ where: { id: offer.id }, data: { withdrawnAt: now, reason } });
  return HandoverEvents.entry("handover.lapsed", { ...aboutOffer(offer), reason });
}

/** What all events of an offer tell: who offered command to whom. */
export function aboutOffer(offer: OfferRow) {
  const { id, incidentId, from, to, offeredBy } = offer;
  return {
    stream: streamOf({ id: incidentId }),
    subject: { type: "handover", id },
    after: {
      fromId: from.id,
      from: from.name,
      toId: to.id,
      to: to.name,
      offeredById: offeredBy.id,
      offeredBy: offeredBy.name,
    },
  };
}
