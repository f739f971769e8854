import { z } from "zod";
import type { PostmortemDocument } from "@/lib/learn/postmortems/markdown/markdown-rules";
import { SECTION_KEYS, type SectionKey } from "@/lib/learn/postmortems/template";
import { DomainError } from "@/lib/platform/core/errors";
import type { Json } from "@/lib/platform/core/json";
import { log } from "@/lib/platform/core/log";

/** What is frozen today. Another shape is another number, and says in `FORMATS` how the old one is read. */
const FORMAT = 1;

const Section = z.enum(SECTION_KEYS);

const Document = z.object({
  ref: z.string(),
  title: z.string(),
  severity: z.string(),
  bySeverityMinutes: z.record(z.string(), z.number()),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  durationMinutes: z.number().nullable(),
  services: z.array(z.string()),
  timeline: z.array(
    z.object({ at: z.string(), text: z.string(), evidenceUrl: z.string().nullable() }),
  ),
  sections: z.partialRecord(Section, z.string()).transform(withEverySection),
  sectionVersions: z.record(Section, z.number()).exactOptional(),
  sloImpact: z.string().nullable().exactOptional(),
  actionItems: z.array(
    z.object({
      title: z.string(),
      owner: z.string().nullable(),
      priority: z.string(),
      dueOn: z.string().nullable(),
    }),
  ),
  state: z.string(),
  version: z.number(),
  owner: z.string().nullable(),
  exportedAt: z.string(),
});

const FORMATS: Readonly<Record<number, z.ZodType<PostmortemDocument>>> = { 1: Document };

/** A document as it is kept: of today's format, which it says. */
export function toFrozen(document: PostmortemDocument): { readonly [name: string]: Json } {
  return { ...JSON.parse(JSON.stringify(document)), format: FORMAT };
}

/**
 * A document as it was frozen. The first ones do not say their format.
 * @throws DomainError CONFLICT where this Muster cannot read it; it stays as it is
 */
export function readFrozen(stored: unknown): PostmortemDocument {
  const { format = 1 }: { format?: unknown } = Object(stored);
  const read = FORMATS[Number(format)]?.safeParse(stored);
  if (read?.success) return read.data;
  log.error({ format, issues: read?.error.issues }, "A frozen postmortem cannot be read");
  throw new DomainError(
    "CONFLICT",
    "What was published is kept in a form that this Muster cannot read: update it, and look again.",
  );
}

/** A section that the template got later is empty in what was published before. */
function withEverySection(given: Partial<Record<SectionKey, string>>) {
  const all = SECTION_KEYS.map((key) => [key, given[key] ?? ""]);
  return Object.fromEntries(all) as Record<SectionKey, string>;
}
