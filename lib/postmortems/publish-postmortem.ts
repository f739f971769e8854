import "server-only";
import { userIdOf } from "@/lib/access/actor";
import { acceptProposals } from "@/lib/action-items/accept-proposals";
import { DomainError } from "@/lib/core/errors";
import { refreshClocks } from "@/lib/incidents/clocks";
import { streamOf } from "@/lib/incidents/load";
import { defineCommand } from "@/lib/shell/command";
import { lockPostmortem } from "./load";
import { OnIncident } from "./schemas";
import { viewPostmortem } from "./view";

/**
 * Publishes a postmortem: its text is frozen and proposed action items are accepted. Nobody publishes
 * alone what they own (PRODUCT §4).
 * @throws DomainError NOT_FOUND; CONFLICT for the owner, or when it is published.
 */
export const publishPostmortem = defineCommand({
  name: "postmortem.publish",
  permission: "postmortem.publish",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await lockPostmortem(tx, input, ctx.actor);
    if (postmortem.ownerId !== null && postmortem.ownerId === userIdOf(ctx.actor)) {
      throw new DomainError(
        "CONFLICT",
        "You own this postmortem: ask another manager to publish it.",
      );
    }
    await tx.postmortem.update({
      where: { id: postmortem.id },
      data: { state: "PUBLISHED", publishedAt: ctx.now, version: { increment: 1 } },
    });
    const accepted = await acceptProposals(tx, postmortem.id);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await viewPostmortem(tx, incident.id, ctx.now),
      audit: [
        {
          stream: streamOf(incident),
          type: "postmortem.published",
          subject: { type: "postmortem", id: postmortem.id },
          after: { acceptedActionItems: accepted },
          onTimeline: true,
        },
      ],
      ...clocks,
    };
  },
});
