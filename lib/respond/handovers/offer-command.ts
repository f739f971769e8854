import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { may, type UserActor } from "@/lib/platform/access/actor";
import { mayRole } from "@/lib/platform/access/permissions";
import { defineCommand } from "@/lib/platform/command/command";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, invalidField, refuseWith } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { requestJob } from "@/lib/platform/jobs/jobs";
import { type IncidentRow, lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { findWorker } from "@/lib/respond/incidents/people";
import { HandoverEvents } from "./events";
import { expiryKey, SettleOffer } from "./jobs";
import { findUnsettled, OFFER, readCommand } from "./load";
import { type Command, canOffer, EXPLAIN_WHO_OFFERS } from "./rules";
import { OfferCommand } from "./schemas";
import { aboutOffer, endStaleOffer } from "./settle-offer";
import { viewOffer } from "./view";
import { writeBriefing } from "./write-briefing";

/**
 * Offers command to somebody, with the briefing as it stands now. Until they accept, nothing changes.
 * @throws DomainError NOT_FOUND; FORBIDDEN for others than the commander and managers; INVALID for people
 * who may not command or not see the incident; CONFLICT when it is over, or offered to somebody already.
 */
export const offerCommand = defineCommand({
  name: "handover.offer",
  permission: "incident.respond",
  input: OfferCommand,
  sample: {
    incident: 42,
    toId: "00000000-0000-7000-8000-000000000000",
    note: "The vendor calls back at noon.",
  },
  run: async (tx, input, ctx) => {
    const me = requirePerson(ctx);
    const incident = await lockIncident(tx, { incident: input.incident }, me);
    const command = await readCommand(tx, incident);
    refuseWith(canOffer(command, input.toId));
    const fromId = requireOfferer(command, me);
    await requireReceiver(tx, incident, input.toId, me);
    const ended = await endStaleOffer(tx, incident, ctx.now);
    const open = await findUnsettled(tx, incident.id);
    if (open) {
      const message = `Command is offered to ${open.to.name} already: withdraw that first.`;
      throw new DomainError("CONFLICT", message);
    }
    const offer = await tx.handoverOffer.create({
      data: {
        incidentId: incident.id,
        fromId,
        toId: input.toId,
        offeredById: me.id,
        offeredAt: ctx.now,
        expiresAt: addMinutes(ctx.now, input.expiresInMinutes),
        note: input.note,
        briefing: await writeBriefing(tx, incident.id, ctx.now),
      },
      ...OFFER,
    });
    const { after, ...about } = aboutOffer(offer);
    const offered = HandoverEvents.entry("handover.offered", {
      ...about,
      after: { ...after, note: offer.note, expiresAt: iso(offer.expiresAt) },
    });
    const watch = { runAt: offer.expiresAt, key: expiryKey(offer.id) };
    const [first = offered, ...rest] = [...ended, offered];
    return {
      result: viewOffer(offer, ctx.now),
      audit: [first, ...rest],
      jobs: [requestJob(SettleOffer, { stream: streamOf(incident) }, watch)],
    };
  },
});

/** The commander offers; a manager may for them. Returns whose command it is. */
function requireOfferer({ commander }: Command, me: UserActor): string {
  if (commander && (commander.id === me.id || may(me, "handover.for-others"))) return commander.id;
  throw new DomainError("FORBIDDEN", EXPLAIN_WHO_OFFERS);
}

/** @throws DomainError INVALID for oneself, and for whoever may not command or not see the incident. */
async function requireReceiver(tx: Tx, incident: IncidentRow, toId: string, me: UserActor) {
  if (toId === me.id) {
    throw invalidField("toId", "You cannot offer command to yourself: take the role instead.");
  }
  const to = await findWorker(tx, toId, incident, "toId");
  if (!mayRole(to.role, "incident.respond")) {
    throw invalidField("toId", `${to.name} may only read incidents: choose a responder.`);
  }
}
