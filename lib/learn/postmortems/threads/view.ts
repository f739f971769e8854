import "server-only";
import { isSectionKey } from "@/lib/learn/postmortems/template";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import type { Prisma } from "@/prisma/generated/client";

const WITH_COMMENTS = {
  include: { comments: { orderBy: [{ recordedAt: "asc" }, { id: "asc" }] } },
} as const satisfies Prisma.PostmortemThreadDefaultArgs;

export type ThreadView = ReturnType<typeof viewThread>;

/** The conversations on a postmortem's sections, the first first. */
export async function viewThreads(db: ReadDb, postmortemId: string): Promise<ThreadView[]> {
  const threads = await db.postmortemThread.findMany({
    where: { postmortemId },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    ...WITH_COMMENTS,
  });
  return threads.map(viewThread);
}

/** One of them, which exists. */
export async function readThread(db: ReadDb, id: string): Promise<ThreadView> {
  return viewThread(
    await db.postmortemThread.findUniqueOrThrow({ where: { id }, ...WITH_COMMENTS }),
  );
}

function viewThread(thread: Prisma.PostmortemThreadGetPayload<typeof WITH_COMMENTS>) {
  const { id, section, openedAt, resolvedAt, resolvedName, comments } = thread;
  return {
    id,
    section: isSectionKey(section) ? section : "lessons",
    openedAt: iso(openedAt),
    resolved: resolvedAt ? { at: iso(resolvedAt), by: resolvedName ?? "Muster" } : null,
    comments: comments.map(({ id: commentId, body, byId, byName, recordedAt }) => ({
      id: commentId,
      body,
      by: { id: byId, name: byName },
      at: iso(recordedAt),
    })),
  } as const;
}
