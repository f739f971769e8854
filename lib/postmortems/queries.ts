import "server-only";
import { decodeCursor, encodeCursor, toPage } from "@/lib/core/cursor";
import type { ReadDb } from "@/lib/core/db";
import { iso } from "@/lib/core/json";
import { visibleTo } from "@/lib/incidents/load";
import { startOf } from "@/lib/incidents/rules";
import { defineQuery } from "@/lib/shell/query";
import { readTimeline } from "@/lib/timeline/queries";
import type { TimelineItem } from "@/lib/timeline/view";
import { makeChecker, RULES, type RuleId } from "./blameless-rules";
import { keyMomentsOf } from "./key-moments";
import { loadPostmortem } from "./load";
import { type PostmortemDocument, renderMarkdown } from "./markdown-rules";
import { ListPostmortems, OnIncident } from "./schemas";
import type { SectionKey } from "./template";
import { type PostmortemView, viewPostmortem } from "./view";

/** The postmortem of an incident. @throws DomainError NOT_FOUND. */
export const readPostmortem = defineQuery({
  name: "postmortem.read",
  permission: "postmortem.read",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { incident } = await loadPostmortem(db, input.incident, ctx.actor);
    return viewPostmortem(db, incident.id, ctx.now);
  },
});

/** The postmortem as Markdown in the handbook's structure. @throws DomainError NOT_FOUND. */
export const exportMarkdown = defineQuery({
  name: "postmortem.export-markdown",
  permission: "postmortem.read",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { incident } = await loadPostmortem(db, input.incident, ctx.actor);
    const view = await viewPostmortem(db, incident.id, ctx.now);
    const timeline = await readTimeline.execute(ctx.actor, { incident: input.incident }, ctx);
    return renderMarkdown(documentOf(view, timeline, ctx.now));
  },
});

/** Phrasings of the saved text that speak of people where they could speak of systems. @throws NOT_FOUND. */
export const readRemarks = defineQuery({
  name: "postmortem.read-remarks",
  permission: "postmortem.read",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { incident } = await loadPostmortem(db, input.incident, ctx.actor);
    const view = await viewPostmortem(db, incident.id, ctx.now);
    const check = makeChecker({
      names: view.participants,
      muted: view.mutedRules.map(({ rule }) => rule),
    });
    return view.sections.flatMap(({ key, body }) =>
      check(key, body).map(({ rule, ...place }) => ({ section: key, ...textOf(rule), ...place })),
    );
  },
});

function textOf(id: RuleId) {
  const { marks, why, ask } = RULES[id];
  return { rule: id, marks, why, ask };
}

/** A line of the list of postmortems. */
export type PostmortemListItem = Awaited<
  ReturnType<typeof listPostmortems.execute>
>["items"][number];

/** Postmortems, newest first, paged by cursor. */
export const listPostmortems = defineQuery({
  name: "postmortem.list",
  permission: "postmortem.read",
  input: ListPostmortems,
  sample: {},
  run: async (db: ReadDb, input, ctx) => {
    const rows = await db.postmortem.findMany({
      where: { AND: [{ incident: visibleTo(ctx.actor) }, after(input.cursor)] },
      orderBy: [{ createdAt: "desc" }, { incident: { number: "desc" } }],
      take: input.limit + 1,
      include: {
        owner: { select: { name: true } },
        incident: { select: { number: true, title: true, severity: true } },
      },
    });
    return toPage(
      rows,
      input.limit,
      (row) => encodeCursor([row.createdAt.toISOString(), row.incident.number]),
      ({ state, dueAt, createdAt, owner, incident }) => ({
        state,
        dueAt: iso(dueAt),
        createdAt: iso(createdAt),
        owner: owner?.name ?? null,
        incident,
      }),
    );
  },
});

function after(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const { at, number } = decodeCursor(cursor);
  const sameMoment = { createdAt: at, incident: { number: { lt: number } } };
  return { OR: [{ createdAt: { lt: at } }, sameMoment] };
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
