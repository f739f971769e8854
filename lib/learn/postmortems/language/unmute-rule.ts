import "server-only";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import { UnmuteRule } from "@/lib/learn/postmortems/schemas";
import { viewPostmortem } from "@/lib/learn/postmortems/view";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";

/**
 * Switches a rule of the blameless checker on again; that it was off stays on record.
 * @throws DomainError NOT_FOUND; CONFLICT when it is on already or the postmortem is published.
 */
export const unmuteRule = defineCommand({
  name: "postmortem.unmute-rule",
  permission: "postmortem.write",
  input: UnmuteRule,
  sample: { incident: 42, rule: "of-course" },
  run: async (tx, { rule, ...target }, ctx) => {
    const { incident, postmortem } = await lockPostmortem(tx, target, ctx.actor);
    const { count } = await tx.postmortemMutedRule.updateMany({
      where: { postmortemId: postmortem.id, rule, unmutedAt: null },
      data: { unmutedAt: ctx.now, unmutedById: userIdOf(ctx.actor) },
    });
    if (count === 0) throw new DomainError("CONFLICT", "This rule is switched on here already.");
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        PostmortemEvents.entry("postmortem.rule-unmuted", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortem.id },
          after: { rule },
        }),
      ],
    };
  },
});
