import "server-only";
import type { ReadDb } from "@/lib/core/db";
import { startOf } from "@/lib/incidents/rules";
import type { Context } from "@/lib/shell/context";
import { readTimeline } from "@/lib/timeline/queries";
import type { TimelineItem } from "@/lib/timeline/view";
import { keyMomentsOf } from "./key-moments";
import type { PostmortemDocument } from "./markdown-rules";
import type { SectionKey } from "./template";
import { type PostmortemView, viewPostmortem } from "./view";

/** Everything an export says about an incident that the caller has loaded for this actor. */
export async function readDocument(
  db: ReadDb,
  incident: { readonly id: string; readonly number: number },
  ctx: Context,
): Promise<PostmortemDocument> {
  const view = await viewPostmortem(db, incident.id, ctx.now);
  const timeline = await readTimeline.execute(ctx.actor, { incident: incident.number }, ctx);
  return documentOf(view, timeline, ctx.now);
}

function documentOf(
  view: PostmortemView,
  timeline: readonly TimelineItem[],
  now: Date,
): PostmortemDocument {
  const { incident } = view;
  const bodies = Object.fromEntries(view.sections.map(({ key, body }) => [key, body]));
  return {
    ref: incident.ref,
    title: incident.title,
    severity: incident.severity,
    bySeverityMinutes: incident.durations.bySeverityMinutes,
    startedAt: startOf(incident.facts),
    endedAt: incident.facts.resolvedAt,
    durationMinutes: incident.durations.toResolveMinutes,
    services: incident.services.map(({ name }) => name),
    timeline: keyMomentsOf(timeline).map(({ occurredAt, body, evidenceUrl }) => ({
      at: occurredAt,
      text: body,
      evidenceUrl,
    })),
    sections: bodies as Record<SectionKey, string>,
    actionItems: view.actionItems.filter(({ state }) => state !== "WONT_DO"),
    state: view.state,
    version: view.version,
    owner: view.owner?.name ?? null,
    exportedAt: now.toISOString(),
  };
}
