/** Longer words of people are cut: a line points at the whole, and does not repeat it. */
const LONGEST = 240;

/** Markdown as one plain line: its marks, code fences and link targets are left out. */
export function plainLine(markdown: string): string {
  const plain = markdown
    .replace(/^\s*(```|~~~).*$/gm, " ")
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, "$1")
    .replace(/^\s*(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, "")
    .replace(/(\*\*|__|~~|`+)(\S(?:.*?\S)?)\1/g, "$2")
    .replace(/\s+/g, " ")
    .trim();
  return plain.length <= LONGEST
    ? plain
    : `${plain
        .slice(0, LONGEST - 1)
        .trimEnd()
        .toWellFormed()}…`;
}
