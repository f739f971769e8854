import "server-only";
import { acceptProposals } from "@/lib/learn/action-items/accept-proposals";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { holdPostmortem } from "@/lib/learn/postmortems/load";
import { canPublish } from "@/lib/learn/postmortems/review/rules";
import { OnIncident } from "@/lib/learn/postmortems/schemas";
import { viewPostmortem } from "@/lib/learn/postmortems/view";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { refuseWith } from "@/lib/platform/core/errors";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { streamOf } from "@/lib/respond/incidents/load";
import { freezeImpact } from "@/lib/slo/impact/queries";
import { freezePostmortem } from "./freeze-postmortem";

/**
 * Publishes an approved postmortem: proposed action items are accepted, and the whole document is frozen as
 * a numbered revision (docs/rules/postmortems.md).
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
    await freezeImpact(tx, incident, ctx.now);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        PostmortemEvents.entry("postmortem.published", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortem.id },
          after: { acceptedActionItems, ...frozen },
        }),
      ],
      ...clocks,
    };
  },
});
