import "server-only";
import { cleanMerge, mergeTexts } from "@/lib/learn/postmortems/sections/merge-rules";
import { sectionText } from "@/lib/learn/postmortems/sections/section-text-rules";
import { SECTION_KEYS, SECTIONS, type SectionKey } from "@/lib/learn/postmortems/template";
import type { ReadDb } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import { inTurns } from "@/lib/platform/core/threads/steps";
import type { IncidentRow } from "@/lib/respond/incidents/load";
import { compareRecord, type ImportedDocument, parseMarkdown } from "./import-rules";
import { renderMarkdown } from "./markdown-rules";
import { readDocument } from "./read-document";

/** What an import would do to one section; texts are in the form of an exported file. */
export type SectionChange = {
  readonly section: SectionKey;
  readonly title: string;
  /** The section when the file was made, in the file, and now. */
  readonly base: string;
  readonly imported: string;
  readonly current: string;
  /** Null where both were changed in one place: somebody has to choose. */
  readonly merged: string | null;
};

type Draft = { readonly incident: IncidentRow; readonly id: string };

/**
 * Compares an edited file with what is written now. A section that changed since the file was made is
 * merged with it.
 * @throws DomainError INVALID with every reason why the file cannot be read, or is of another incident.
 */
export async function planImport(db: ReadDb, draft: Draft, markdown: string, now: Date) {
  const file = read(markdown);
  const document = await readDocument(db, draft.incident, now);
  if (file.origin && file.origin.ref !== document.ref) {
    throw invalid([`This file is of ${file.origin.ref}, not of ${document.ref}.`]);
  }
  const bases = await readBases(db, draft.id, file);
  const changes: SectionChange[] = [];
  for (const key of SECTION_KEYS) {
    // Each may take as long as one request should: others get their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
    const current = sectionText(key, document.sections[key]);
    const imported = sectionText(key, file.sections[key]);
    // A file that does not say what it was made from is compared with what is written now.
    const base = sectionText(key, bases.get(key) ?? document.sections[key]);
    const merged = cleanMerge(mergeTexts(base, imported, current));
    changes.push({ section: key, title: SECTIONS[key].title, base, imported, current, merged });
  }
  return {
    changes: changes.filter(({ merged, current }) => merged !== current),
    differences: compareRecord(file, read(await inTurns(renderMarkdown(document)))),
  };
}

function read(markdown: string): ImportedDocument {
  const file = parseMarkdown(markdown);
  if ("problems" in file) throw invalid(file.problems);
  return file;
}

async function readBases(db: ReadDb, postmortemId: string, { origin }: ImportedDocument) {
  const versions = Object.entries(origin?.versions ?? {});
  const rows = await db.postmortemSectionRevision.findMany({
    where: { postmortemId, OR: versions.map(([key, version]) => ({ key, version })) },
    select: { key: true, body: true },
  });
  return new Map<string, string>(rows.map(({ key, body }) => [key, body]));
}

function invalid(problems: readonly string[]): DomainError {
  return new DomainError("INVALID", "This file cannot be imported.", {
    fields: { markdown: problems.join(" ") },
  });
}
