import "server-only";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import { MuteRule } from "@/lib/learn/postmortems/schemas";
import { viewPostmortem } from "@/lib/learn/postmortems/view";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";

/**
 * Switches a rule of the blameless checker off for one postmortem, with the reason.
 * @throws DomainError NOT_FOUND; CONFLICT when it is off already or the postmortem is published.
 */
export const muteRule = defineCommand({
  name: "postmortem.mute-rule",
  permission: "postmortem.write",
  input: MuteRule,
  sample: { incident: 42, rule: "of-course", reason: "It stands in the name of a product" },
  run: async (tx, input, ctx) => {
    const target = { incident: input.incident };
    const { incident, postmortem } = await lockPostmortem(tx, target, ctx.actor);
    const { rule, reason } = input;
    const isOff = await tx.postmortemMutedRule.count({
      where: { postmortemId: postmortem.id, rule, unmutedAt: null },
    });
    if (isOff) throw new DomainError("CONFLICT", "This rule is switched off here already.");
    await tx.postmortemMutedRule.create({
      data: {
        postmortemId: postmortem.id,
        rule,
        reason,
        mutedById: userIdOf(ctx.actor),
        mutedName: nameOf(ctx.actor),
        mutedAt: ctx.now,
      },
    });
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        PostmortemEvents.entry("postmortem.rule-muted", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortem.id },
          after: { rule },
          reason,
        }),
      ],
    };
  },
});
