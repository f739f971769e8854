import "server-only";
import { loadReadable } from "@/lib/learn/postmortems/load";
import { renderBody } from "@/lib/learn/postmortems/markdown/markdown-rules";
import { CompareRevisions } from "@/lib/learn/postmortems/schemas";
import { defineQuery } from "@/lib/platform/command/query";
import { notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { inTurns } from "@/lib/platform/core/threads/steps";
import { readFrozen } from "./frozen-document";

/**
 * What was published, revision by revision, and the texts of two of them as they were frozen; the one before
 * the first is empty.
 * @throws DomainError NOT_FOUND, also where nothing was published; FORBIDDEN for a draft of others.
 */
export const compareRevisions = defineQuery({
  name: "postmortem.compare-revisions",
  weight: 5,
  permission: "postmortem.read",
  input: CompareRevisions,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { incident, postmortem } = await loadReadable(db, input.incident, ctx.actor);
    const rows = await db.postmortemPublication.findMany({
      where: { postmortemId: postmortem.id },
      orderBy: { revision: "desc" },
      select: { revision: true, publishedAt: true, publishedName: true },
    });
    const newest = rows[0];
    if (!newest) throw notFound(`A published postmortem of INC-${input.incident}`);
    const revision = input.revision ?? newest.revision;
    const since = input.since ?? revision - 1;
    const texts = await db.postmortemPublication.findMany({
      where: { postmortemId: postmortem.id, revision: { in: [revision, since] } },
      select: { revision: true, document: true },
    });
    const textOf = async (wanted: number) => {
      const found = texts.find((text) => text.revision === wanted);
      if (found) return inTurns(renderBody(readFrozen(found.document)));
      if (wanted === 0) return "";
      throw notFound(`Revision ${wanted}`);
    };
    return {
      incident: { number: incident.number, title: incident.title },
      revisions: rows.map(({ publishedAt, publishedName, ...row }) => ({
        revision: row.revision,
        by: publishedName,
        at: iso(publishedAt),
      })),
      shown: { revision, since, before: await textOf(since), after: await textOf(revision) },
    };
  },
});
