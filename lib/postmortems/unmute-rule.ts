import "server-only";
import { userIdOf } from "@/lib/access/actor";
import { DomainError } from "@/lib/core/errors";
import { streamOf } from "@/lib/incidents/load";
import { defineCommand } from "@/lib/shell/command";
import { lockPostmortem } from "./load";
import { UnmuteRule } from "./schemas";
import { viewPostmortem } from "./view";

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
        {
          stream: streamOf(incident),
          type: "postmortem.rule-unmuted",
          subject: { type: "postmortem", id: postmortem.id },
          after: { rule },
        },
      ],
    };
  },
});
