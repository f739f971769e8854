import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { may } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError, refuseWith } from "@/lib/platform/core/errors";
import { lockIncident } from "@/lib/respond/incidents/load";
import { HandoverEvents } from "./events";
import { expiryKey } from "./jobs";
import { loadUnsettled, OFFER } from "./load";
import { canAnswer, mayWithdraw } from "./rules";
import { AnswerOffer } from "./schemas";
import { aboutOffer } from "./settle-offer";
import { viewOffer } from "./view";

/**
 * Takes an offer back before it is answered.
 * @throws DomainError NOT_FOUND; FORBIDDEN for others than who made it, the commander and managers; CONFLICT.
 */
export const withdrawOffer = defineCommand({
  name: "handover.withdraw",
  permission: "incident.respond",
  input: AnswerOffer,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const me = requirePerson(ctx);
    const incident = await lockIncident(tx, { incident: input.incident }, me);
    const offer = await loadUnsettled(tx, incident.id);
    if (!mayWithdraw(offer, me.id) && !may(me, "handover.for-others")) {
      throw new DomainError("FORBIDDEN", "Only who offers command or a manager may withdraw it.");
    }
    refuseWith(canAnswer(offer, null, ctx.now));
    const withdrawn = await tx.handoverOffer.update({
      where: { id: offer.id },
      data: { withdrawnAt: ctx.now, withdrawnById: me.id },
      ...OFFER,
    });
    return {
      result: viewOffer(withdrawn, ctx.now),
      audit: [HandoverEvents.entry("handover.withdrawn", aboutOffer(offer))],
      cancelledJobs: [expiryKey(offer.id)],
    };
  },
});
