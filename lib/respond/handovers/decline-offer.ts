import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { defineCommand } from "@/lib/platform/command/command";
import { refuseWith } from "@/lib/platform/core/errors";
import { lockIncident } from "@/lib/respond/incidents/load";
import { requireReceiverOf } from "./accept-offer";
import { HandoverEvents } from "./events";
import { expiryKey } from "./jobs";
import { loadUnsettled, OFFER } from "./load";
import { canAnswer } from "./rules";
import { DeclineOffer } from "./schemas";
import { aboutOffer } from "./settle-offer";
import { viewOffer } from "./view";

/**
 * Says no to an offer, and why; the commander stays.
 * @throws DomainError NOT_FOUND; FORBIDDEN for others than its receiver; CONFLICT when it no longer stands.
 */
export const declineOffer = defineCommand({
  name: "handover.decline",
  permission: "incident.respond",
  input: DeclineOffer,
  sample: { incident: 42, reason: "I am on another incident" },
  run: async (tx, input, ctx) => {
    const me = requirePerson(ctx);
    const incident = await lockIncident(tx, { incident: input.incident, reason: input.reason }, me);
    const offer = await loadUnsettled(tx, incident.id);
    requireReceiverOf(offer, me.id);
    refuseWith(canAnswer(offer, null, ctx.now));
    const declined = await tx.handoverOffer.update({
      where: { id: offer.id },
      data: { declinedAt: ctx.now, reason: input.reason },
      ...OFFER,
    });
    return {
      result: viewOffer(declined, ctx.now),
      audit: [
        HandoverEvents.entry("handover.declined", { ...aboutOffer(offer), reason: input.reason }),
      ],
      cancelledJobs: [expiryKey(offer.id)],
    };
  },
});
