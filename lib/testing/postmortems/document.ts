import type { PostmortemDocument } from "@/lib/learn/postmortems/markdown/markdown-rules";
import { SECTION_KEYS, type SectionKey } from "@/lib/learn/postmortems/template";

const NOTHING_WRITTEN = Object.fromEntries(SECTION_KEYS.map((key) => [key, ""])) as Record<
  SectionKey,
  string
>;

/** A small postmortem with a text in each section. */
export function exampleDocument(
  sections: Record<SectionKey, string> = NOTHING_WRITTEN,
): PostmortemDocument {
  return {
    ref: "INC-42",
    title: "Checkout | fails",
    severity: "SEV2",
    bySeverityMinutes: { SEV2: 60 },
    startedAt: "2026-11-20T10:00:00.000Z",
    endedAt: "2026-11-20T11:00:00.000Z",
    durationMinutes: 60,
    services: ["Checkout"],
    timeline: [{ at: "2026-11-20T10:05:00.000Z", text: "Acknowledged | now", evidenceUrl: null }],
    sections,
    sectionVersions: Object.fromEntries(SECTION_KEYS.map((key, at) => [key, at + 1])) as Record<
      SectionKey,
      number
    >,
    actionItems: [{ title: "Limit the pool", owner: null, priority: "P1", dueOn: null }],
    state: "DRAFT",
    version: 7,
    owner: "Ada",
    exportedAt: "2026-11-23T12:00:00.000Z",
  };
}
