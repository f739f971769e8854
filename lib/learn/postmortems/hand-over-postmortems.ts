import "server-only";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Tx } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { addParticipants } from "@/lib/respond/incidents/visibility/participants";
import type { Prisma } from "@/prisma/generated/client";
import { PostmortemEvents, ReviewEvents } from "./events";
import { refreshReview } from "./review/state";

/** Postmortems that somebody owns and has not published. */
export const unpublishedOf = (ownerId: string): Prisma.PostmortemWhereInput => ({
  ownerId,
  state: { not: "PUBLISHED" },
});
/** Postmortems that wait for somebody's review. */
export const reviewsOf = (userId: string): Prisma.PostmortemReviewerWhereInput => ({
  userId,
  postmortem: { state: { in: ["IN_REVIEW", "CHANGES_REQUESTED"] } },
});

/** Gives the unpublished postmortems of one person, and the reviews they owe, to another. */
export async function handOverPostmortems(
  tx: Tx,
  fromId: string,
  toId: string,
  now: Date,
): Promise<AuditEntry[]> {
  const owned = await tx.postmortem.updateManyAndReturn({
    where: unpublishedOf(fromId),
    data: { ownerId: toId, version: { increment: 1 } },
    select: { id: true, incidentId: true, dueAt: true },
  });
  const asked = await handOverReviews(tx, fromId, toId, now);
  for (const { id, incidentId } of [...owned, ...asked]) {
    await addParticipants(tx, incidentId, [toId], now);
    await refreshReview(tx, id);
  }
  const about = (row: { id: string; incidentId: string }) => ({
    stream: `incident:${row.incidentId}`,
    subject: { type: "postmortem", id: row.id },
  });
  return [
    ...owned.map((row) =>
      PostmortemEvents.entry("postmortem.edited", {
        ...about(row),
        before: { ownerId: fromId, dueAt: iso(row.dueAt) },
        after: { ownerId: toId, dueAt: iso(row.dueAt) },
      }),
    ),
    ...asked.map((row) =>
      ReviewEvents.entry("review.handed-over", {
        ...about(row),
        before: { reviewerId: fromId },
        after: { reviewerId: toId },
      }),
    ),
  ];
}

async function handOverReviews(tx: Tx, fromId: string, toId: string, now: Date) {
  const rows = await tx.postmortemReviewer.findMany({
    where: reviewsOf(fromId),
    select: { postmortem: { select: { id: true, incidentId: true } } },
  });
  const asked = rows.map(({ postmortem }) => postmortem);
  await tx.postmortemReviewer.createMany({
    data: asked.map(({ id }) => ({ postmortemId: id, userId: toId, addedAt: now })),
    skipDuplicates: true,
  });
  await tx.postmortemReviewer.deleteMany({ where: reviewsOf(fromId) });
  return asked;
}
