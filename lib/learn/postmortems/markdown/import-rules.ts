import { type Line, oneLine, readLines } from "@/lib/learn/postmortems/sections/section-text-rules";
import { SECTIONS, type SectionKey } from "@/lib/learn/postmortems/template";
import { unescapeMarkdown } from "@/lib/platform/core/markdown/write-markdown";
import { COMPUTED } from "@/lib/slo/impact/say-rules";

/** What an exported file says, read back. Muster imports the sections; the rest it compares with its record. */
export type ImportedDocument = {
  readonly title: string;
  /** The incident and the version of each section that the file was made from; null when it does not say. */
  readonly origin: {
    readonly ref: string;
    readonly versions: Readonly<Partial<Record<SectionKey, number>>>;
  } | null;
  /** As they stand in the file, with what an export says where nothing is written. */
  readonly sections: Readonly<Record<SectionKey, string>>;
  /** What Muster writes itself, by the name people know it by, as lines. */
  readonly record: Readonly<Record<string, readonly string[]>>;
};

const LUCKY = "**Where we got lucky**";
const LUCKY_LINE = new RegExp(`^${LUCKY.replaceAll("*", "\\*")}$`, "m");
const MOST_LINES = 50;
const RECORD = ["Summary", "Timeline", "Action Items"] as const;
const PARTS = {
  "Root Cause": "root-cause",
  "Contributing Factors": "contributing-factors",
  "What Went Well": "went-well",
  "What Went Poorly": "went-poorly",
  "Lessons Learned": "lessons",
  "SLO Impact": "slo-impact",
} as const satisfies Record<string, SectionKey>;
const TITLES = [...RECORD, ...Object.keys(PARTS)];
const SUMMARY_LINE = /^\*\*(Date|Duration|Severity|Impact|Services affected)\*\*:\s*(.*)$/;
const ORIGIN = /^<!-- (INC-\d+):([a-z0-9 -]*) -->$/;
const COLOPHON = /^_INC-\d+ · .* All times are UTC\._$/;

/**
 * Reads a file in the handbook's structure.
 * @returns the document, or every reason why some of its text would have no place.
 */
export function parseMarkdown(file: string): ImportedDocument | { readonly problems: string[] } {
  const { text, origin } = withoutColophon(file.replaceAll("\r\n", "\n").trim());
  const parts = partsOf(readLines(text).lines);
  const problems = problemsOf(parts);
  const of = (title: string) => textOf(parts.find((part) => part.title === title)?.lines ?? []);
  const { facts, unknown } = readSummary(of("Summary"));
  for (const line of unknown) problems.push(`The summary has a line Muster does not know: ${line}`);
  const [wentWell = "", lucky = "", ...more] = of("What Went Well").split(LUCKY_LINE);
  if (more.length > 0) problems.push(`“${LUCKY}” stands there twice.`);
  if (problems.length > 0) return { problems: enough(problems) };
  const slo = splitImpact(of("SLO Impact"));
  const { Impact: impact = "", ...rest } = facts;
  const written = Object.entries(PARTS).map(([title, key]) => [key, of(title)]);
  return {
    title: titleOf(parts),
    origin,
    sections: {
      ...(Object.fromEntries(written) as Record<SectionKey, string>),
      impact,
      "slo-impact": slo.written,
      "went-well": wentWell.trim(),
      lucky: lucky.trim(),
    },
    record: {
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, [value]])),
      Timeline: linesOf(of("Timeline")),
      "Action items": linesOf(of("Action Items")),
      "SLO impact": linesOf(slo.computed),
    },
  };
}

/** Where the file and the record part, in words; none of it is imported. */
export function compareRecord(file: ImportedDocument, current: ImportedDocument): string[] {
  const titles =
    file.title === current.title
      ? []
      : [`The title stays “${current.title}”: it is the incident's.`];
  const facts = Object.entries(current.record).flatMap(([name, lines]) => {
    const theirs = file.record[name] ?? [];
    return [
      ...missingFrom(lines, theirs).map((line) => `${name}, only in the file: ${line}`),
      ...missingFrom(theirs, lines).map((line) => `${name}, only in Muster: ${line}`),
    ];
  });
  return enough([...titles, ...facts]);
}

/** What Muster computed ends with the paragraph that says so; what follows is people's. */
function splitImpact(text: string): { computed: string; written: string } {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => line.startsWith(COMPUTED)) + 1;
  return { computed: textOf(lines.slice(0, end)), written: textOf(lines.slice(end)) };
}

function missingFrom(known: readonly string[], lines: readonly string[]): string[] {
  const all = new Set(known);
  return lines.filter((line) => !all.has(line));
}

/** Nobody reads hundreds of lines about a file that is another one. */
function enough(lines: readonly string[]): string[] {
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `And ${more} more.`] : [...lines];
}

type Part = { readonly title: string | null; readonly level: number; readonly lines: string[] };

/** The document cut at its own headings; deeper ones, and those of level 3 inside a section, are text. */
function partsOf(lines: readonly Line[]): Part[] {
  const parts: Part[] = [{ title: null, level: 0, lines: [] }];
  for (const { text, heading } of lines) {
    const isOwn =
      heading !== null &&
      (heading.level < 3 || (heading.level === 3 && TITLES.includes(heading.title)));
    if (isOwn) parts.push({ title: heading.title, level: heading.level, lines: [] });
    else parts.at(-1)?.lines.push(text);
  }
  return parts;
}

function problemsOf(parts: readonly Part[]): string[] {
  const count = (title: string) =>
    parts.filter((part) => part.level === 3 && part.title === title).length;
  const isTitle = ({ level, title }: Part) => level === 2 && title?.startsWith("Postmortem:");
  const unknown = parts.filter((part) => part.level > 0 && part.level < 3 && !isTitle(part));
  const stray = parts.filter((part) => part.level < 3 && textOf(part.lines) !== "");
  return [
    ...unknown.map(({ title }) => `“${title}” is not a heading of a postmortem.`),
    ...stray.map(
      ({ lines }) => `This text is in no section: ${oneLine(lines.join(" ")).slice(0, 80)}`,
    ),
    ...TITLES.filter((title) => count(title) === 0).map((title) => `“### ${title}” is missing.`),
    ...TITLES.filter((title) => count(title) > 1).map(
      (title) => `“### ${title}” stands there twice.`,
    ),
    ...(parts.filter(isTitle).length === 1
      ? []
      : ["The file needs one title: “## Postmortem: …”."]),
  ];
}

function titleOf(parts: readonly Part[]): string {
  const title = parts.find(({ level }) => level === 2)?.title ?? "";
  return unescapeMarkdown(title.replace(/^Postmortem:\s*/, ""));
}

function readSummary(text: string) {
  const facts: Record<string, string> = {};
  const unknown: string[] = [];
  let last: string | null = null;
  for (const line of text.split("\n").map((each) => each.trim())) {
    const [, name, value] = SUMMARY_LINE.exec(line) ?? [];
    if (name !== undefined) facts[name] = oneLine(value ?? "");
    else if (line && last === "Impact") facts.Impact = `${facts.Impact} ${oneLine(line)}`.trim();
    else if (line) unknown.push(line);
    last = name ?? last;
  }
  return { facts, unknown };
}

/** What stands in a section that Muster writes, without the head of its table. */
function linesOf(text: string): string[] {
  const lines = text.split("\n").map(oneLine).filter(Boolean);
  const isRow = (line: string) => line.startsWith("|");
  const head = lines.filter(isRow).slice(0, 2);
  return lines.filter((line) => !head.includes(line));
}

function textOf(lines: readonly string[]): string {
  return lines.join("\n").trim();
}

/** The last lines say what the file was made from. */
function withoutColophon(file: string) {
  const place = file.lastIndexOf("\n") + 1;
  const [found, ref, keys = ""] = ORIGIN.exec(file.slice(place)) ?? [];
  const text = found ? file.slice(0, place).trimEnd() : file;
  const lines = text.split("\n");
  if (COLOPHON.test(lines.at(-1) ?? "")) lines.pop();
  const origin = ref === undefined ? null : { ref, versions: versionsOf(keys) };
  return { text: lines.join("\n"), origin };
}

/** " impact 3 lessons 1": each section's key and its version. */
function versionsOf(keys: string): Partial<Record<SectionKey, number>> {
  const words = keys.trim().split(" ");
  const pairs = words.flatMap((key, at) => {
    const isKnown = at % 2 === 0 && Object.hasOwn(SECTIONS, key);
    const version = Number(words[at + 1]);
    return isKnown && Number.isSafeInteger(version) ? [[key, version] as const] : [];
  });
  return Object.fromEntries(pairs);
}
