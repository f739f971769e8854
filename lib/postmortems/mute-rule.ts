import "server-only";
import { nameOf, userIdOf } from "@/lib/access/actor";
import { DomainError } from "@/lib/core/errors";
import { streamOf } from "@/lib/incidents/load";
import { defineCommand } from "@/lib/shell/command";
import { lockPostmortem } from "./load";
import { MuteRule } from "./schemas";
import { viewPostmortem } from "./view";

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
        {
          stream: streamOf(incident),
          type: "postmortem.rule-muted",
          subject: { type: "postmortem", id: postmortem.id },
          after: { rule },
          reason,
        },
      ],
    };
  },
});
