import "server-only";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { derivePostmortemState, type PostmortemState } from "./rules";

/** Stores the state that the record implies; the column is only a cache to filter and sort by. */
export async function refreshReview(tx: Tx, postmortemId: string): Promise<PostmortemState> {
  const found = await tx.postmortem.findUniqueOrThrow({
    where: { id: postmortemId },
    select: {
      state: true,
      reviewRequestedAt: true,
      verdicts: { where: { lapsedAt: null }, select: { byId: true, verdict: true } },
    },
  });
  const state = derivePostmortemState({
    isPublished: found.state === "PUBLISHED",
    isRequested: found.reviewRequestedAt !== null,
    authors: await authorsOf(tx, postmortemId),
    verdicts: found.verdicts.map(({ byId, verdict }) => ({ by: byId, verdict })),
  });
  if (state !== found.state)
    await tx.postmortem.update({ where: { id: postmortemId }, data: { state } });
  return state;
}

/** Approvals are of a text: another text needs them again. Objections stand until they are answered. */
export async function lapseApprovals(tx: Tx, postmortemId: string, now: Date): Promise<void> {
  const { count } = await tx.postmortemVerdict.updateMany({
    where: { postmortemId, verdict: "APPROVED", lapsedAt: null },
    data: { lapsedAt: now },
  });
  if (count > 0) await refreshReview(tx, postmortemId);
}

/**
 * The ids of who owns it, and of who wrote any of it since it was last published. The first text of a section
 * is drafted by Muster.
 */
export async function authorsOf(db: ReadDb, postmortemId: string): Promise<string[]> {
  const { ownerId, publications } = await db.postmortem.findUniqueOrThrow({
    where: { id: postmortemId },
    select: {
      ownerId: true,
      publications: {
        orderBy: { revision: "desc" },
        take: 1,
        select: { publishedAt: true },
      },
    },
  });
  const since = publications[0]?.publishedAt;
  const writers = await db.postmortemSectionRevision.findMany({
    where: {
      postmortemId,
      version: { gt: 1 },
      byId: { not: null },
      ...(since && { recordedAt: { gt: since } }),
    },
    select: { byId: true },
    distinct: ["byId"],
  });
  const ids = [ownerId, ...writers.map(({ byId }) => byId)].filter((id) => id !== null);
  return [...new Set(ids)].sort();
}
