import {
  NOT_DESCRIBED,
  NOTHING,
  oneLine,
  SLO_BULLETS,
  sectionText,
} from "@/lib/learn/postmortems/sections/section-text-rules";
import { LIST_SECTIONS, SECTION_KEYS, type SectionKey } from "@/lib/learn/postmortems/template";
import { formatMinutes } from "@/lib/platform/core/clock/duration";
import { flattenMarkdown } from "@/lib/platform/core/markdown/flatten";
import type { Inline } from "@/lib/platform/core/markdown/tree";
import { escapeMarkdown, writeCell } from "@/lib/platform/core/markdown/write-markdown";
import { mapInSteps, type Steps } from "@/lib/platform/core/threads/steps";

/** Everything an exported postmortem says; instants are ISO strings in UTC. */
export type PostmortemDocument = {
  readonly ref: string;
  readonly title: string;
  readonly severity: string;
  readonly bySeverityMinutes: Readonly<Record<string, number>>;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly durationMinutes: number | null;
  readonly services: readonly string[];
  readonly timeline: readonly {
    readonly at: string;
    readonly text: string;
    readonly evidenceUrl: string | null;
  }[];
  readonly sections: Readonly<Record<SectionKey, string>>;
  /** Missing in what was published before files could be imported. */
  readonly sectionVersions?: Readonly<Record<SectionKey, number>>;
  /** What Muster computed of it, as Markdown; missing in what was published before it did. */
  readonly sloImpact?: string | null;
  readonly actionItems: readonly {
    readonly title: string;
    readonly owner: string | null;
    readonly priority: string;
    readonly dueOn: string | null;
  }[];
  readonly state: string;
  readonly version: number;
  readonly owner: string | null;
  readonly exportedAt: string;
};

/**
 * The handbook's postmortem template, filled: exactly its headings, in its order, with all times in UTC.
 * "Where we got lucky" stands under what went well, since the template has no heading for it.
 */
export function* renderMarkdown(document: PostmortemDocument): Steps<string> {
  const title = `## Postmortem: ${escapeMarkdown(oneLine(document.title))}`;
  const body = yield* renderBody(document);
  return `${[title, body, colophon(document), originOf(document)].join("\n\n")}\n`;
}

/** The sections without title and colophon, for documents that say those in their own way. */
export function* renderBody(document: PostmortemDocument): Steps<string> {
  const parts = yield* renderParts(document);
  return parts.map(({ title, text }) => `### ${title}\n${text}`).join("\n\n");
}

/** The parts of the template in its order, each with its text as Markdown. */
export function* renderParts(
  document: PostmortemDocument,
): Steps<{ title: string; text: string }[]> {
  const written = yield* mapInSteps(SECTION_KEYS, (key) => [
    key,
    sectionText(key, document.sections[key]),
  ]);
  const texts = Object.fromEntries(written) as Record<SectionKey, string>;
  const text = (key: SectionKey) => texts[key];
  const lucky = text("lucky") ? `\n\n**Where we got lucky**\n\n${text("lucky")}` : "";
  return [
    { title: "Summary", text: summary(document, text("impact")) },
    { title: "Timeline", text: yield* timelineTable(document) },
    { title: "Root Cause", text: text("root-cause") || NOTHING },
    { title: "Contributing Factors", text: text("contributing-factors") || NOTHING },
    { title: "What Went Well", text: `${text("went-well") || NOTHING}${lucky}` },
    { title: "What Went Poorly", text: text("went-poorly") || NOTHING },
    { title: "Action Items", text: yield* actionItemTable(document) },
    { title: "Lessons Learned", text: text("lessons") || NOTHING },
    { title: "SLO Impact", text: sloImpact(document, text("slo-impact")) },
  ];
}

/** What Muster computed, and then what people say of it. */
function sloImpact({ sloImpact: computed }: PostmortemDocument, written: string): string {
  const parts = [sectionText("slo-impact", computed ?? ""), written].filter(Boolean);
  return parts.join("\n\n") || SLO_BULLETS;
}

function summary(document: PostmortemDocument, impact: string): string {
  const { startedAt, endedAt, durationMinutes, severity, services } = document;
  const end = endedAt ? clockOf(endedAt, startedAt) : "ongoing";
  const lasted = durationMinutes === null ? "" : ` (${formatMinutes(durationMinutes)})`;
  return [
    `**Date**: ${startedAt.slice(0, 10)}`,
    `**Duration**: ${clockOf(startedAt, startedAt)} - ${end} UTC${lasted}`,
    `**Severity**: ${severity}${severityShares(document)}`,
    `**Impact**: ${impact || NOT_DESCRIBED}`,
    `**Services affected**: ${services.map(escapeMarkdown).join(", ") || "None named"}`,
  ].join("  \n");
}

/** Time in each severity, where there was more than one. */
function severityShares({ bySeverityMinutes }: PostmortemDocument): string {
  const spent = Object.entries(bySeverityMinutes).filter(([, minutes]) => minutes > 0);
  if (spent.length < 2) return "";
  return ` (${spent.map(([severity, minutes]) => `${severity} for ${formatMinutes(minutes)}`).join(", ")})`;
}

function* timelineTable(document: PostmortemDocument): Steps<string> {
  const rows = yield* mapInSteps(document.timeline, (moment) =>
    rowOf(timelineRow(moment, document).map(writeCell)),
  );
  return ["| Time | Event |", "|------|-------|", ...rows].join("\n");
}

/** Time and event of a moment, read. */
export function timelineRow(
  { at, text, evidenceUrl }: PostmortemDocument["timeline"][number],
  { startedAt }: Pick<PostmortemDocument, "startedAt">,
): Inline[][] {
  const link = { type: "link", href: evidenceUrl ?? "", children: ["evidence"] } as const;
  const evidence = evidenceUrl ? [" (", link, ")"] : [];
  return [[clockOf(at, startedAt)], [...flattenMarkdown(text), ...evidence]];
}

function* actionItemTable(document: PostmortemDocument): Steps<string> {
  const rows = yield* mapInSteps(actionItemRows(document), (row) => rowOf(row.map(escapeMarkdown)));
  return [
    "| Action | Owner | Priority | Deadline |",
    "|--------|-------|----------|----------|",
    ...rows,
  ].join("\n");
}

/** What each action item is, whose, how urgent and when due. */
export function actionItemRows({ actionItems }: PostmortemDocument): string[][] {
  return actionItems.map(({ title, owner, priority, dueOn }) => [
    oneLine(title),
    oneLine(owner ?? "Unassigned"),
    priority,
    dueOn ?? "No date",
  ]);
}

function colophon(document: PostmortemDocument): string {
  const { ref, owner, exportedAt } = document;
  const by = owner ? `, owned by ${escapeMarkdown(owner)}` : "";
  return `_${ref} · ${editionOf(document)}${by} · exported ${exportedAt.slice(0, 16).replace("T", " ")} UTC. All times are UTC._`;
}

/** "draft, version 7", or what was published: "published, revision 2". */
export function editionOf({
  state,
  version,
}: Pick<PostmortemDocument, "state" | "version">): string {
  const words = state.toLowerCase().replaceAll("_", " ");
  return `${words}, ${state === "PUBLISHED" ? "revision" : "version"} ${version}`;
}

/** Unseen by readers: what the file was made from, so that it can be imported after it was edited. */
function originOf({ ref, sectionVersions }: PostmortemDocument): string {
  const versions = Object.entries(sectionVersions ?? {}).map(
    ([key, version]) => ` ${key} ${version}`,
  );
  return `<!-- ${ref}:${versions.join("")} -->`;
}

/** "14:32", with the day in front where it is not the day the incident started. */
function clockOf(at: string, startedAt: string): string {
  const clock = at.slice(11, 16);
  return at.slice(0, 10) === startedAt.slice(0, 10) ? clock : `${at.slice(0, 10)} ${clock}`;
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Adds an accepted point to a section's text. */
export function appendPoint(key: SectionKey, body: string, point: string): string {
  const line = LIST_SECTIONS.includes(key) ? `- ${point}` : point;
  return body.trim() ? `${body.trimEnd()}\n${line}` : line;
}
