import "server-only";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import { ImportMarkdown } from "@/lib/learn/postmortems/schemas";
import { saveSections } from "@/lib/learn/postmortems/sections/save-section";
import { digestOf } from "@/lib/platform/audit/chain";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import { planImport, type SectionChange } from "./plan-import";

/**
 * Takes an exported file, edited elsewhere, as new versions of the sections it changes; title, timeline and
 * action items are compared and stay. Without `apply` it only says what would change.
 * @throws DomainError NOT_FOUND; INVALID with what is wrong with the file; CONFLICT when it is published, when
 * `version` is stale, or when a section was changed in the same place and `chosen` does not settle it.
 */
export const importMarkdown = defineCommand({
  name: "postmortem.import-markdown",
  weight: 10,
  permission: "postmortem.write",
  input: ImportMarkdown,
  sample: { incident: 42, markdown: "## Postmortem: Checkout fails\n…", apply: false },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await lockPostmortem(tx, input, ctx.actor);
    const draft = { incident, id: postmortem.id };
    const { changes, differences } = await planImport(tx, draft, input.markdown, ctx.now);
    const answer = { changes, differences, version: postmortem.version, isApplied: false };
    if (!input.apply || changes.length === 0) return { result: answer, audit: "unchanged" };
    const settled = changes.map((each) => ({
      ...each,
      merged: input.chosen?.[each.section] ?? each.merged,
    }));
    const overlaps = settled.filter(({ merged }) => merged === null);
    if (overlaps.length > 0) throw overlapping(overlaps);
    const texts = Object.fromEntries(settled.map(({ section, merged }) => [section, merged]));
    const saved = await saveSections(tx, postmortem.id, texts, ctx);
    if (saved.length === 0) return { result: answer, audit: "unchanged" };
    const about = {
      stream: streamOf(incident),
      subject: { type: "postmortem", id: postmortem.id },
    };
    const { version } = await tx.postmortem.update({
      where: { id: postmortem.id },
      data: { version: { increment: 1 } },
    });
    const imported: AuditEntry = PostmortemEvents.entry("postmortem.imported", {
      ...about,
      after: { sections: saved.map(({ key }) => key), digest: digestOf(input.markdown) },
    });
    const edited = saved.map((after) =>
      PostmortemEvents.entry("postmortem.section-edited", { ...about, after }),
    );
    return { result: { ...answer, version, isApplied: true }, audit: [imported, ...edited] };
  },
});

function overlapping(changes: readonly SectionChange[]): DomainError {
  const titles = changes.map(({ title }) => title).join(", ");
  return new DomainError(
    "CONFLICT",
    `Somebody wrote in the same place meanwhile: ${titles}. Choose what to keep.`,
    { current: { sections: titles } },
  );
}
