import "server-only";
import { ReviewEvents } from "@/lib/learn/postmortems/events";
import { holdPostmortem } from "@/lib/learn/postmortems/load";
import { viewPostmortem } from "@/lib/learn/postmortems/view";
import { defineCommand } from "@/lib/platform/command/command";
import { refuseWith } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import { reminderKey } from "./jobs";
import { canWithdrawReview } from "./rules";
import { OnReview } from "./schemas";
import { refreshReview } from "./state";

/**
 * Takes a postmortem back from review: it is a draft again, and what reviewers said of it no longer holds.
 * @throws DomainError NOT_FOUND; CONFLICT when no review runs.
 */
export const withdrawReview = defineCommand({
  name: "review.withdraw",
  permission: "postmortem.write",
  input: OnReview,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await holdPostmortem(tx, input, ctx.actor);
    refuseWith(canWithdrawReview(postmortem.state));
    await tx.postmortemVerdict.updateMany({
      where: { postmortemId: postmortem.id, lapsedAt: null },
      data: { lapsedAt: ctx.now },
    });
    await tx.postmortem.update({
      where: { id: postmortem.id },
      data: { reviewRequestedAt: null, version: { increment: 1 } },
    });
    const state = await refreshReview(tx, postmortem.id);
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        ReviewEvents.entry("review.withdrawn", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortem.id },
          before: { state: postmortem.state },
          after: { state },
        }),
      ],
      cancelledJobs: [reminderKey(postmortem.id)],
    };
  },
});
