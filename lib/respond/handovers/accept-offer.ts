import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError, refuseWith } from "@/lib/platform/core/errors";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { assumeRole } from "@/lib/respond/incidents/roles/roles";
import { saveIncident } from "@/lib/respond/incidents/save";
import { HandoverEvents } from "./events";
import { expiryKey } from "./jobs";
import { loadUnsettled, OFFER, readCommand } from "./load";
import { canAnswer, whyLapsed } from "./rules";
import { AnswerOffer } from "./schemas";
import { aboutOffer } from "./settle-offer";
import { viewOffer } from "./view";

/**
 * Takes over command: the offer's receiver becomes commander at this instant, and who was is no longer.
 * @throws DomainError NOT_FOUND; FORBIDDEN for anybody else; CONFLICT when the offer no longer stands.
 */
export const acceptOffer = defineCommand({
  name: "handover.accept",
  permission: "incident.respond",
  input: AnswerOffer,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const me = requirePerson(ctx);
    const incident = await lockIncident(tx, { incident: input.incident }, me);
    const offer = await loadUnsettled(tx, incident.id);
    requireReceiverOf(offer, me.id);
    const lapsed = whyLapsed(offer, await readCommand(tx, incident));
    refuseWith(canAnswer(offer, lapsed, ctx.now));
    const accepted = await tx.handoverOffer.update({
      where: { id: offer.id },
      data: { acceptedAt: ctx.now },
      ...OFFER,
    });
    const assumed = await assumeRole(tx, incident.id, "COMMANDER", me.id, ctx);
    await saveIncident(tx, incident, {}, ctx);
    return {
      result: viewOffer(accepted, ctx.now),
      audit: [
        HandoverEvents.entry("handover.accepted", aboutOffer(offer)),
        IncidentEvents.entry("incident.role-assumed", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          before: { role: "COMMANDER", people: assumed.previous },
          after: { role: "COMMANDER", userId: me.id, person: assumed.userName },
          // The line above says it to readers; this one is for those who follow roles.
          onTimeline: false,
        }),
      ],
      cancelledJobs: [expiryKey(offer.id)],
    };
  },
});

/** @throws DomainError FORBIDDEN for everybody but the person command was offered to. */
export function requireReceiverOf(
  offer: { readonly toId: string; readonly to: { readonly name: string } },
  userId: string,
): void {
  if (offer.toId === userId) return;
  throw new DomainError(
    "FORBIDDEN",
    `Command is offered to ${offer.to.name}: only they may answer.`,
  );
}
