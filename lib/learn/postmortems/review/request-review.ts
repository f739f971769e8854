import "server-only";
import { ReviewEvents } from "@/lib/learn/postmortems/events";
import { holdPostmortem } from "@/lib/learn/postmortems/load";
import { viewPostmortem } from "@/lib/learn/postmortems/view";
import { findActiveUser } from "@/lib/people/people/load";
import { mayRole } from "@/lib/platform/access/permissions";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField, refuseWith } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import { addParticipants } from "@/lib/respond/incidents/visibility/participants";
import { requestReminder } from "./jobs";
import { canRequestReview } from "./rules";
import { RequestReview } from "./schemas";
import { refreshReview } from "./state";

/**
 * Asks people by name to review a postmortem; after changes, asks again: objections are answered by that. Who
 * reviews takes part in the incident, so that a restricted one is open to them.
 * @throws DomainError NOT_FOUND; INVALID for people who may not review; CONFLICT when it is published.
 */
export const requestReview = defineCommand({
  name: "review.request",
  permission: "postmortem.write",
  input: RequestReview,
  sample: { incident: 42, reviewerIds: ["00000000-0000-7000-8000-000000000000"] },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await holdPostmortem(tx, input, ctx.actor);
    refuseWith(canRequestReview(postmortem.state));
    const reviewers = await findReviewers(tx, input.reviewerIds);
    await nameReviewers(tx, postmortem.id, incident.id, reviewers, ctx.now);
    await tx.postmortemVerdict.updateMany({
      where: { postmortemId: postmortem.id, verdict: "CHANGES_REQUESTED", lapsedAt: null },
      data: { lapsedAt: ctx.now },
    });
    await tx.postmortem.update({
      where: { id: postmortem.id },
      data: { reviewRequestedAt: ctx.now, version: { increment: 1 } },
    });
    const state = await refreshReview(tx, postmortem.id);
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        ReviewEvents.entry("review.requested", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortem.id },
          before: { state: postmortem.state },
          after: {
            state,
            reviewerIds: reviewers.map(({ id }) => id),
            reviewers: reviewers.map(({ name }) => name),
          },
        }),
      ],
      jobs: [requestReminder(postmortem.id, ctx.now)],
    };
  },
});

type Reviewer = Awaited<ReturnType<typeof findActiveUser>>;

async function findReviewers(tx: Tx, ids: readonly string[]): Promise<Reviewer[]> {
  const found: Reviewer[] = [];
  for (const id of new Set(ids)) {
    const user = await findActiveUser(tx, id, "reviewerIds");
    if (!mayRole(user.role, "postmortem.review")) {
      const message = `${user.name} may only read postmortems: choose somebody else.`;
      throw invalidField("reviewerIds", message);
    }
    found.push(user);
  }
  return found;
}

async function nameReviewers(
  tx: Tx,
  postmortemId: string,
  incidentId: string,
  reviewers: readonly Reviewer[],
  now: Date,
): Promise<void> {
  const userIds = reviewers.map(({ id }) => id);
  await tx.postmortemReviewer.deleteMany({ where: { postmortemId, userId: { notIn: userIds } } });
  await tx.postmortemReviewer.createMany({
    data: userIds.map((userId) => ({ postmortemId, userId, addedAt: now })),
    skipDuplicates: true,
  });
  await addParticipants(tx, incidentId, userIds, now);
}
