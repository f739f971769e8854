import "server-only";
import { nameOf, userIdOf } from "@/lib/access/actor";
import { acceptProposals } from "@/lib/action-items/accept-proposals";
import { refuseWith } from "@/lib/core/errors";
import { refreshClocks } from "@/lib/incidents/clocks";
import { streamOf } from "@/lib/incidents/load";
import { defineCommand } from "@/lib/shell/command";
import { freezePostmortem } from "./freeze-postmortem";
import { holdPostmortem } from "./load";
import { canPublish } from "./review/rules";
import { OnIncident } from "./schemas";
import { viewPostmortem } from "./view";

/**
 * Publishes an approved postmortem: proposed action items are accepted, and the whole document is frozen as
 * a numbered revision (PRODUCT §4).
 * @throws DomainError NOT_FOUND; CONFLICT unless it is approved.
 */
export const publishPostmortem = defineCommand({
  name: "postmortem.publish",
  permission: "postmortem.publish",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await holdPostmortem(tx, input, ctx.actor);
    refuseWith(canPublish(postmortem.state));
    const acceptedActionItems = await acceptProposals(tx, postmortem.id);
    const frozen = await freezePostmortem(tx, incident, postmortem, {
      at: ctx.now,
      byId: userIdOf(ctx.actor),
      byName: nameOf(ctx.actor),
    });
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        {
          stream: streamOf(incident),
          type: "postmortem.published",
          subject: { type: "postmortem", id: postmortem.id },
          after: { acceptedActionItems, ...frozen },
          onTimeline: true,
        },
      ],
      ...clocks,
    };
  },
});
