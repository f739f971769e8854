import { formatMinutes } from "@/lib/core/duration";
import { LIST_SECTIONS, type SectionKey } from "./template";

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

const NOTHING = "_Nothing written yet._";
const SLO_BULLETS = [
  "- **Error budget consumed**: not calculated yet",
  "- **Remaining budget**: not calculated yet",
  "- **Velocity impact**: not decided yet",
].join("\n");

/**
 * The handbook's postmortem template, filled: exactly its headings, in its order, with all times in UTC.
 * "Where we got lucky" stands under what went well, since the template has no heading for it.
 */
export function renderMarkdown(document: PostmortemDocument): string {
  const title = `## Postmortem: ${oneLine(document.title)}`;
  return `${[title, renderBody(document), colophon(document)].join("\n\n")}\n`;
}

/** The sections without title and colophon, for documents that say those in their own way. */
export function renderBody(document: PostmortemDocument): string {
  const { sections } = document;
  const lucky = sections.lucky.trim()
    ? `\n\n**Where we got lucky**\n\n${listOf(sections.lucky, "- ")}`
    : "";
  return [
    `### Summary\n${summary(document)}`,
    `### Timeline\n${timelineTable(document)}`,
    `### Root Cause\n${sections["root-cause"].trim() || NOTHING}`,
    `### Contributing Factors\n${numbered(sections["contributing-factors"])}`,
    `### What Went Well\n${listOf(sections["went-well"], "- ")}${lucky}`,
    `### What Went Poorly\n${listOf(sections["went-poorly"], "- ")}`,
    `### Action Items\n${actionItemTable(document)}`,
    `### Lessons Learned\n${sections.lessons.trim() || NOTHING}`,
    `### SLO Impact\n${sections["slo-impact"].trim() || SLO_BULLETS}`,
  ].join("\n\n");
}

function summary(document: PostmortemDocument): string {
  const { startedAt, endedAt, durationMinutes, severity, services, sections } = document;
  const end = endedAt ? clockOf(endedAt, startedAt) : "ongoing";
  const lasted = durationMinutes === null ? "" : ` (${formatMinutes(durationMinutes)})`;
  return [
    `**Date**: ${startedAt.slice(0, 10)}`,
    `**Duration**: ${clockOf(startedAt, startedAt)} - ${end} UTC${lasted}`,
    `**Severity**: ${severity}${severityShares(document)}`,
    `**Impact**: ${oneLine(sections.impact) || "Not described yet"}`,
    `**Services affected**: ${services.join(", ") || "None named"}`,
  ].join("  \n");
}

/** Time in each severity, where there was more than one. */
function severityShares({ bySeverityMinutes }: PostmortemDocument): string {
  const spent = Object.entries(bySeverityMinutes).filter(([, minutes]) => minutes > 0);
  if (spent.length < 2) return "";
  return ` (${spent.map(([severity, minutes]) => `${severity} for ${formatMinutes(minutes)}`).join(", ")})`;
}

function timelineTable({ timeline, startedAt }: PostmortemDocument): string {
  const rows = timeline.map(({ at, text, evidenceUrl }) => {
    const evidence = evidenceUrl
      ? ` ([evidence](${evidenceUrl.replaceAll(")", "%29").replaceAll("|", "%7C")}))`
      : "";
    return `| ${clockOf(at, startedAt)} | ${cell(text)}${evidence} |`;
  });
  return ["| Time | Event |", "|------|-------|", ...rows].join("\n");
}

function actionItemTable({ actionItems }: PostmortemDocument): string {
  const rows = actionItems.map(
    ({ title, owner, priority, dueOn }) =>
      `| ${cell(title)} | ${cell(owner ?? "Unassigned")} | ${priority} | ${dueOn ?? "No date"} |`,
  );
  return [
    "| Action | Owner | Priority | Deadline |",
    "|--------|-------|----------|----------|",
    ...rows,
  ].join("\n");
}

function colophon(document: PostmortemDocument): string {
  const { ref, owner, exportedAt } = document;
  const by = owner ? `, owned by ${owner}` : "";
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

/** "14:32", with the day in front where it is not the day the incident started. */
function clockOf(at: string, startedAt: string): string {
  const clock = at.slice(11, 16);
  return at.slice(0, 10) === startedAt.slice(0, 10) ? clock : `${at.slice(0, 10)} ${clock}`;
}

/** Points of a list section: one a line, whatever bullets people typed. */
export function pointsOf(body: string): string[] {
  return body
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").trim())
    .filter(Boolean);
}

function listOf(body: string, bullet: string): string {
  const points = pointsOf(body);
  return points.length === 0 ? NOTHING : points.map((point) => `${bullet}${point}`).join("\n");
}

function numbered(body: string): string {
  const points = pointsOf(body);
  return points.length === 0
    ? NOTHING
    : points.map((point, index) => `${index + 1}. ${point}`).join("\n");
}

function cell(text: string): string {
  return oneLine(text).replaceAll("|", "\\|");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Adds an accepted point to a section's text. */
export function appendPoint(key: SectionKey, body: string, point: string): string {
  const line = LIST_SECTIONS.includes(key) ? `- ${point}` : point;
  return body.trim() ? `${body.trimEnd()}\n${line}` : line;
}
