import "server-only";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { holdPostmortem } from "@/lib/learn/postmortems/load";
import { viewPostmortem } from "@/lib/learn/postmortems/view";
import { defineCommand } from "@/lib/platform/command/command";
import { refuseWith } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import { canRevise } from "./rules";
import { RevisePostmortem } from "./schemas";

/**
 * Opens a published postmortem for another revision, with the reason. What was published stays what readers
 * see until the next one is published (docs/rules/postmortems.md).
 * @throws DomainError NOT_FOUND; CONFLICT when it is not published.
 */
export const revisePostmortem = defineCommand({
  name: "review.revise",
  permission: "postmortem.write",
  input: RevisePostmortem,
  sample: { incident: 42, reason: "The vendor found another cause" },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await holdPostmortem(tx, input, ctx.actor);
    refuseWith(canRevise(postmortem.state));
    await tx.postmortemVerdict.updateMany({
      where: { postmortemId: postmortem.id, lapsedAt: null },
      data: { lapsedAt: ctx.now },
    });
    await tx.postmortem.update({
      where: { id: postmortem.id },
      data: { state: "DRAFT", reviewRequestedAt: null, version: { increment: 1 } },
    });
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        PostmortemEvents.entry("postmortem.revised", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortem.id },
          before: { state: "PUBLISHED" },
          after: { state: "DRAFT" },
          reason: input.reason,
        }),
      ],
    };
  },
});
