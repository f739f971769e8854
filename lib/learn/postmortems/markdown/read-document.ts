import "server-only";
import { keyMomentsOf } from "@/lib/learn/postmortems/key-moments";
import type { loadReadable } from "@/lib/learn/postmortems/load";
import { readFrozen } from "@/lib/learn/postmortems/publishing/frozen-document";
import type { SectionKey } from "@/lib/learn/postmortems/template";
import { type PostmortemView, viewPostmortem } from "@/lib/learn/postmortems/view";
import type { ReadDb } from "@/lib/platform/core/db";
import { escapeMarkdown } from "@/lib/platform/core/markdown/write-markdown";
import { takeTurns } from "@/lib/platform/core/threads/pause";
import type { IncidentRow } from "@/lib/respond/incidents/load";
import { startOf } from "@/lib/respond/incidents/rules";
import { collectTimeline } from "@/lib/respond/timeline/queries";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { computeImpact } from "@/lib/slo/impact/read-impact";
import type { PostmortemDocument } from "./markdown-rules";

/**
 * Everything an export says, as the record is now. The caller has loaded the incident for its reader; other incidents
 * are named only where everybody may know of them, since documents are kept and passed on.
 */
export async function readDocument(
  db: ReadDb,
  incident: IncidentRow,
  now: Date,
): Promise<PostmortemDocument> {
  const view = await viewPostmortem(db, incident.id, { actor: "EVERYBODY", now });
  const turn = takeTurns();
  const timeline = await collectTimeline(db, incident, "EVERYBODY");
  await turn();
  const { text } = await computeImpact(db, incident, now);
  const document = { ...documentOf(view, timeline, now), sloImpact: text };
  await turn();
  return document;
}

/** What an export says to this reader: a published text as it was frozen, a draft as it is now. */
export async function readExport(
  db: ReadDb,
  { incident, postmortem, readsDraft }: Awaited<ReturnType<typeof loadReadable>>,
  now: Date,
): Promise<PostmortemDocument> {
  const asPublished = postmortem.state === "PUBLISHED" || !readsDraft;
  const published = asPublished ? await readPublished(db, postmortem.id) : null;
  return published
    ? { ...published, exportedAt: now.toISOString() }
    : readDocument(db, incident, now);
}

/** The newest published text, as it was frozen; null where none was. */
export async function readPublished(
  db: ReadDb,
  postmortemId: string,
): Promise<PostmortemDocument | null> {
  const newest = await db.postmortemPublication.findFirst({
    where: { postmortemId },
    orderBy: { revision: "desc" },
    select: { document: true },
  });
  return newest && readFrozen(newest.document);
}

/** One published text, as it was frozen, to be exported now. */
export async function readRevision(
  db: ReadDb,
  postmortemId: string,
  revision: number,
  now: Date,
): Promise<PostmortemDocument> {
  const { document } = await db.postmortemPublication.findUniqueOrThrow({
    where: { postmortemId_revision: { postmortemId, revision } },
    select: { document: true },
  });
  return { ...readFrozen(document), exportedAt: now.toISOString() };
}

function documentOf(
  view: PostmortemView,
  timeline: readonly TimelineItem[],
  now: Date,
): PostmortemDocument {
  const { incident } = view;
  const bodies = view.sections.map(({ key, body }) => [key, body]);
  const versions = view.sections.map(({ key, version }) => [key, version]);
  return {
    ref: incident.ref,
    title: incident.title,
    severity: incident.severity,
    bySeverityMinutes: incident.durations.bySeverityMinutes,
    startedAt: startOf(incident.facts),
    endedAt: incident.facts.resolvedAt,
    durationMinutes: incident.durations.toResolveMinutes,
    services: incident.services.map(({ name }) => name),
    timeline: keyMomentsOf(timeline).map(({ occurredAt, origin, body, evidenceUrl }) => ({
      at: occurredAt,
      // People write Markdown; Muster's sentences are text, and may quote titles full of signs.
      text: origin === "HUMAN" ? body : escapeMarkdown(body),
      evidenceUrl,
    })),
    sections: Object.fromEntries(bodies) as Record<SectionKey, string>,
    sectionVersions: Object.fromEntries(versions) as Record<SectionKey, number>,
    actionItems: view.actionItems.filter(({ state }) => state !== "WONT_DO"),
    state: view.state,
    version: view.version,
    owner: view.owner?.name ?? null,
    exportedAt: now.toISOString(),
  };
}
