import "server-only";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { digestOf } from "@/lib/platform/audit/chain";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { mentionsIn } from "@/lib/platform/core/text/mention-rules";
import { streamOf } from "@/lib/respond/incidents/load";
import type { TimelineEntry } from "@/prisma/generated/client";
import { EntryEvents } from "./events";

/** What one revision says; its digest goes into the incident's chain. */
export type RevisionContent = Pick<
  TimelineEntry,
  "kind" | "body" | "occurredAt" | "evidenceUrl" | "keyMoment"
> & { removed: boolean };

/**
 * Stores the entry's present content as a revision and describes it for the audit chain, so that the
 * one chain proves entries too: the event carries the digest of exactly what was stored. Whom it names stands there
 * as well, so that nobody has to read the text to know that it names nobody.
 */
export async function keepRevision(
  tx: Tx,
  entry: TimelineEntry,
  type: "entry.added" | "entry.revised" | "entry.removed",
  reason: string | null,
  ctx: Context,
): Promise<AuditEntry> {
  const content = contentOf(entry);
  const digest = digestOf(serialise(entry.id, entry.revision, content));
  await tx.timelineRevision.create({
    data: {
      entryId: entry.id,
      revision: entry.revision,
      ...content,
      reason,
      byId: userIdOf(ctx.actor),
      byName: nameOf(ctx.actor),
      recordedAt: ctx.now,
      digest,
    },
  });
  return EntryEvents.entry(type, {
    stream: streamOf({ id: entry.incidentId }),
    subject: { type: "timeline-entry", id: entry.id },
    occurredAt: entry.occurredAt,
    after: { revision: entry.revision, digest, mentions: mentionsIn(entry.body) },
    ...(reason !== null && { reason }),
  });
}

/** The canonical form a revision's digest is taken over. */
export function serialise(entryId: string, revision: number, content: RevisionContent) {
  const { kind, body, evidenceUrl, keyMoment, removed } = content;
  return {
    entryId,
    revision,
    kind,
    body,
    occurredAt: iso(content.occurredAt),
    evidenceUrl,
    keyMoment,
    removed,
  };
}

/** What the entry says now, as a revision would say it. */
export function contentOf(entry: TimelineEntry): RevisionContent {
  const { kind, body, occurredAt, evidenceUrl, keyMoment } = entry;
  return { kind, body, occurredAt, evidenceUrl, keyMoment, removed: entry.removedAt !== null };
}

/**
 * Loads an entry of a locked incident for a change.
 * @throws DomainError NOT_FOUND; CONFLICT when it was removed, or revised since `revision`.
 */
export async function loadEntry(
  tx: Tx,
  incidentId: string,
  target: { entryId: string; revision?: number | undefined },
): Promise<TimelineEntry> {
  const entry = await tx.timelineEntry.findFirst({ where: { id: target.entryId, incidentId } });
  if (!entry) throw notFound("This timeline entry");
  const current = { revision: entry.revision, body: entry.body };
  if (entry.removedAt) {
    throw new DomainError("CONFLICT", "This entry was removed; its text stays readable.", {
      current,
    });
  }
  if (target.revision !== undefined && target.revision !== entry.revision) {
    throw new DomainError(
      "CONFLICT",
      "Somebody changed this entry meanwhile. Compare both texts.",
      {
        current,
      },
    );
  }
  return entry;
}
