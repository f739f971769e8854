import "server-only";
import { ReviewEvents } from "@/lib/learn/postmortems/events";
import type { lockPostmortem } from "@/lib/learn/postmortems/load";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import type { PostmortemThread } from "@/prisma/generated/client";

type Draft = Awaited<ReturnType<typeof lockPostmortem>>;

/** Adds a comment to a thread. @returns what is recorded of it. */
export async function say(
  tx: Tx,
  { incident, postmortem }: Draft,
  thread: Pick<PostmortemThread, "id" | "section">,
  body: string,
  ctx: Context,
): Promise<AuditEntry> {
  const by = { byId: userIdOf(ctx.actor), byName: nameOf(ctx.actor) };
  const comment = await tx.postmortemComment.create({
    data: { threadId: thread.id, body, ...by, recordedAt: ctx.now },
  });
  return ReviewEvents.entry("thread.commented", {
    stream: streamOf(incident),
    subject: { type: "postmortem", id: postmortem.id },
    after: { commentId: comment.id, section: thread.section, by: by.byName },
  });
}

/**
 * The thread of a postmortem that the caller holds.
 * @throws DomainError NOT_FOUND; CONFLICT when it is resolved but should be open, or the other way round.
 */
export async function loadThread(
  tx: Tx,
  { postmortem }: Draft,
  id: string,
  wanted: "OPEN" | "RESOLVED",
): Promise<PostmortemThread> {
  const thread = await tx.postmortemThread.findFirst({
    where: { id, postmortemId: postmortem.id },
  });
  if (!thread) throw notFound("This thread");
  if (wanted === "OPEN" && thread.resolvedAt) {
    throw new DomainError(
      "CONFLICT",
      `${thread.resolvedName} resolved this thread: reopen it first.`,
    );
  }
  if (wanted === "RESOLVED" && !thread.resolvedAt) {
    throw new DomainError("CONFLICT", "This thread is open.");
  }
  return thread;
}
