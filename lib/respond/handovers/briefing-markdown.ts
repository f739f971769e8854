import type { Briefing, BriefingLine } from "./schemas";

/** The briefing as Markdown, to be pasted elsewhere; times in UTC. @param title what it is about. */
export function briefingMarkdown(briefing: Briefing, title: string): string {
  const sections = briefing.sections.map(
    ({ title: name, lines }) => `### ${name}\n\n${lines.map(item).join("\n")}`,
  );
  const head = `## Handover: ${title}\n\nAs it stood at ${utc(briefing.writtenAt)}.`;
  return `${[head, ...sections].join("\n\n")}\n`;
}

function item({ text, at }: BriefingLine): string {
  return at === null ? `- ${asText(text)}` : `- ${asText(text)} (${utc(at)})`;
}

/** What people wrote is text here: it makes no headings, links or emphasis. */
function asText(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}

function utc(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
