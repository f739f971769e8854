import "server-only";
import { ReviewEvents } from "@/lib/learn/postmortems/events";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { loadIncident, streamOf } from "@/lib/respond/incidents/load";
import { RemindReviewers, requestReminder } from "./jobs";

/**
 * Reminds those who were asked and have not answered, as long as the review waits for somebody. Its news are
 * told by whoever follows the record.
 */
export const remindReviewers = defineCommand({
  name: RemindReviewers.name,
  permission: "system",
  input: RemindReviewers.payload,
  sample: { postmortemId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { postmortemId }, ctx): Promise<Outcome<{ reminded: number }>> => {
    await tx.$queryRaw`select 1 from postmortem where id = ${postmortemId}::uuid for update`;
    const waiting = await tx.postmortem.findFirst({
      where: { id: postmortemId, state: "IN_REVIEW" },
      select: {
        incident: { select: { number: true } },
        reviewers: { select: { userId: true } },
        verdicts: { where: { lapsedAt: null }, select: { byId: true } },
      },
    });
    const answered = new Set(waiting?.verdicts.map(({ byId }) => byId));
    const reviewerIds = (waiting?.reviewers ?? [])
      .map(({ userId }) => userId)
      .filter((id) => !answered.has(id));
    if (!waiting || reviewerIds.length === 0)
      return { result: { reminded: 0 }, audit: "unchanged" };
    const incident = await loadIncident(tx, waiting.incident.number, ctx.actor);
    return {
      result: { reminded: reviewerIds.length },
      audit: [
        ReviewEvents.entry("review.reminded", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortemId },
          after: { reviewerIds },
        }),
      ],
      jobs: [requestReminder(postmortemId, ctx.now)],
    };
  },
});
