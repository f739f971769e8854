import { LIST_SECTIONS, type SectionKey } from "@/lib/learn/postmortems/template";

/** A line of Markdown; `heading` when it is one, `inCode` inside a fence. */
export type Line = {
  readonly text: string;
  readonly heading: { readonly level: number; readonly title: string } | null;
};

/** What stands where nothing is written. */
export const NOTHING = "_Nothing written yet._";
export const NOT_DESCRIBED = "Not described yet";
export const SLO_BULLETS = [
  "- **Error budget consumed**: not calculated yet",
  "- **Remaining budget**: not calculated yet",
  "- **Velocity impact**: not decided yet",
].join("\n");

/** Headings inside a section stand below those of the template, which have level 3. */
const HIGHEST = 4;

/**
 * A section's text as it stands in an exported file. What comes out is the same when it goes through again,
 * and cannot be taken for the document's own structure; nothing written is nothing.
 */
export function sectionText(key: SectionKey, body: string): string {
  if (isPlaceholder(key, body.trim())) return "";
  if (key === "impact") return oneLine(body);
  if (!LIST_SECTIONS.includes(key)) return fitBody(body.trim());
  const bullet = (at: number) => (key === "contributing-factors" ? `${at + 1}. ` : "- ");
  return pointsOf(body)
    .map((point, at) => `${bullet(at)}${point}`)
    .join("\n");
}

function isPlaceholder(key: SectionKey, text: string): boolean {
  if (key === "impact") return text === NOT_DESCRIBED;
  return text === NOTHING || (key === "slo-impact" && text === SLO_BULLETS);
}

/** Points of a list section: one a line, whatever bullets people typed. */
export function pointsOf(body: string): string[] {
  return body
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").trim())
    .filter(Boolean);
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Reads a text line by line, knowing headings from lines of code. */
export function readLines(text: string): { lines: Line[]; openFence: string | null } {
  let openFence: string | null = null;
  const lines = text.split("\n").map((line): Line => {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    const sign = fence?.[1] ?? "";
    if (openFence !== null) {
      if (sign.startsWith(openFence) && !fence?.[2]?.trim()) openFence = null;
      return { text: line, heading: null };
    }
    if (sign) openFence = sign;
    return { text: line, heading: sign ? null : headingOf(line) };
  });
  return { lines, openFence };
}

function headingOf(line: string): Line["heading"] {
  const [opening, signs] = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line) ?? [];
  if (opening === undefined || signs === undefined) return null;
  return { level: signs.length, title: withoutClosing(line.slice(opening.length).trim()) };
}

/** A heading may be closed by as many signs as one likes. */
function withoutClosing(title: string): string {
  let end = title.length;
  while (title[end - 1] === "#") end -= 1;
  const isClosing = end === 0 || /[ \t]/.test(title[end - 1] ?? "");
  return isClosing ? title.slice(0, end).trimEnd() : title;
}

/** Headings moved below the template's, and a block of code that nobody closed closed. */
function fitBody(body: string): string {
  const { lines, openFence } = readLines(body);
  const top = lines.reduce(
    (level, { heading }) => Math.min(level, heading?.level ?? level),
    HIGHEST,
  );
  const shift = HIGHEST - top;
  const fitted = lines.map(({ text, heading }) =>
    heading && shift > 0
      ? `${"#".repeat(Math.min(6, heading.level + shift))} ${heading.title}`.trimEnd()
      : text,
  );
  return [...fitted, ...(openFence === null ? [] : [openFence])].join("\n");
}
