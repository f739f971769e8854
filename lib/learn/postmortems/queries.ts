import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineQuery } from "@/lib/platform/command/query";
import { notFound } from "@/lib/platform/core/errors";
import { inTurns } from "@/lib/platform/core/threads/steps";
import { makePatientChecker, RULES, type RuleId } from "./language/blameless-rules";
import { loadPostmortem, loadReadable } from "./load";
import { renderMarkdown } from "./markdown/markdown-rules";
import { readExport, readPublished } from "./markdown/read-document";
import { makePdf } from "./pdf/make-pdf";
import { readEdition } from "./publishing/read-edition";
import { ExportPdf, OnIncident } from "./schemas";
import { asPublished, viewPostmortem } from "./view";

/**
 * The postmortem of an incident; readers who took no part get what was published.
 * @throws DomainError NOT_FOUND; FORBIDDEN for a draft of others.
 */
export const readPostmortem = defineQuery({
  name: "postmortem.read",
  permission: "postmortem.read",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { incident, postmortem, readsDraft } = await loadReadable(db, input.incident, ctx.actor);
    const view = await viewPostmortem(db, incident.id, ctx);
    const published = readsDraft ? null : await readPublished(db, postmortem.id);
    return published ? asPublished(view, published) : view;
  },
});

/**
 * What was published last, whole and as it was frozen: also its timeline and its action items.
 * @throws DomainError NOT_FOUND where nothing was published.
 */
export const readPublication = defineQuery({
  name: "postmortem.read-publication",
  permission: "postmortem.read",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { postmortem } = await loadReadable(db, input.incident, ctx.actor);
    const published = await readPublished(db, postmortem.id);
    if (!published) throw notFound(`A published postmortem of INC-${input.incident}`);
    return published;
  },
});

/** The postmortem as Markdown in the handbook's structure. @throws DomainError NOT_FOUND; FORBIDDEN. */
export const exportMarkdown = defineQuery({
  name: "postmortem.export-markdown",
  weight: 5,
  permission: "postmortem.read",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const found = await loadReadable(db, input.incident, ctx.actor);
    return inTurns(renderMarkdown(await readExport(db, found, ctx.now)));
  },
});

/**
 * The postmortem as PDF, on the paper asked for.
 * @throws DomainError NOT_FOUND; FORBIDDEN; INVALID when it is too long; LIMIT when many are being made.
 */
export const exportPdf = defineQuery({
  name: "postmortem.export-pdf",
  weight: 20,
  permission: "postmortem.read",
  input: ExportPdf,
  sample: { incident: 42, size: "a4" },
  run: async (db, input, ctx) => {
    const found = await loadReadable(db, input.incident, ctx.actor);
    const edition = await readEdition(db, found, ctx.now);
    return makePdf(edition, input.size, userIdOf(ctx.actor) ?? "");
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
    const view = await viewPostmortem(db, incident.id, ctx);
    const check = makePatientChecker({
      names: view.participants,
      muted: view.mutedRules.map(({ rule }) => rule),
    });
    const items = [];
    for (const { key, body } of view.sections) {
      for (const { rule, ...place } of await check(key, body)) {
        items.push({ section: key, ...textOf(rule), ...place });
      }
    }
    return items;
  },
});

function textOf(id: RuleId) {
  const { marks, why, ask } = RULES[id];
  return { rule: id, marks, why, ask };
}
