import type { Inline } from "./tree";

/** Signs that mean something wherever they stand. */
const SIGNS = /[\\`*_[\]<>~|]/g;

/** What an address may hold unescaped everywhere but here. */
const CODES: Readonly<Record<string, string>> = { "(": "%28", ")": "%29" };

/** Words as Markdown that says exactly them: no emphasis, link, picture, code, cell, heading or HTML. */
export function escapeMarkdown(words: string): string {
  const escaped = escapeSigns(words)
    .replace(/^(\s*)([#+-])/, "$1\\$2")
    .replace(/^(\s*\d{1,9})([.)])/, "$1\\$2");
  // At its end, too, a sign of a heading would be taken for one; alone it is escaped already.
  return /^\s*#$/.test(words) ? escaped : escaped.replace(/#$/, "\\#");
}

function escapeSigns(words: string): string {
  // An address would take the escapes in it for its own.
  return words
    .replace(SIGNS, "\\$&")
    .replace(/&(?=#?\w)/g, "\\&")
    .replaceAll("://", "\\://");
}

/** What `escapeMarkdown` wrote, as the words it was made of. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

/** A stretch of text as one line of Markdown, fit for a table's cell. */
export function writeCell(parts: readonly Inline[]): string {
  return parts.map(writePart).join("").trim();
}

function writePart(part: Inline): string {
  if (typeof part === "string") return escapeSigns(part);
  switch (part.type) {
    case "strong":
      return around("**", writeCell(part.children));
    case "emphasis":
      return around("*", writeCell(part.children));
    case "struck":
      return around("~~", writeCell(part.children));
    case "code":
      return codeSpan(part.text);
    case "break":
      return "<br>";
    case "link":
      return writeLink(part.href, part.children);
  }
}

function around(sign: string, words: string): string {
  return words === "" ? "" : `${sign}${words}${sign}`;
}

/** Fenced by more backticks than stand in it; a bar is escaped there too, since the row is cut first. */
function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(1 + runs.reduce((longest, { length }) => Math.max(longest, length), 0));
  const gap = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${fence}${gap}${text.replaceAll("|", "\\|")}${gap}${fence}`;
}

function writeLink(href: string, children: readonly Inline[]): string {
  if (children[0] === href && /^https?:[^|<>\s]*$/.test(href)) return `<${href}>`;
  return `[${writeCell(children)}](${linkTarget(href)})`;
}

/** An address as it stands in a link of Markdown. */
export function linkTarget(address: string): string {
  return address.replace(/[()|<>\s\\]/g, (sign) => CODES[sign] ?? encodeURIComponent(sign));
}
