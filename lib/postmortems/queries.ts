import "server-only";
import { decodeCursor, encodeCursor, toPage } from "@/lib/core/cursor";
import type { ReadDb } from "@/lib/core/db";
import { iso } from "@/lib/core/json";
import { visibleTo } from "@/lib/incidents/load";
import { defineQuery } from "@/lib/shell/query";
import { makeChecker, RULES, type RuleId } from "./blameless-rules";
import { loadPostmortem } from "./load";
import { renderMarkdown } from "./markdown-rules";
import { readDocument } from "./read-document";
import { ExportPdf, ListPostmortems, OnIncident } from "./schemas";
import { viewPostmortem } from "./view";

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
    return renderMarkdown(await readDocument(db, incident, ctx));
  },
});

/**
 * The postmortem as PDF, on the paper asked for.
 * @throws DomainError NOT_FOUND; LIMIT when it is too long, or too many are being made.
 */
export const exportPdf = defineQuery({
  name: "postmortem.export-pdf",
  permission: "postmortem.read",
  input: ExportPdf,
  sample: { incident: 42, size: "a4" },
  run: async (db, input, ctx) => {
    const { incident } = await loadPostmortem(db, input.incident, ctx.actor);
    const document = await readDocument(db, incident, ctx);
    // Loaded when first asked for: the typesetter is large, and most pages never need it.
    const { renderPdf } = await import("./render-pdf");
    return renderPdf(document, input.size);
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
