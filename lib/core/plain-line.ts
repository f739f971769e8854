/** Longer words of people are cut: a line points at the whole, and does not repeat it. */
const LONGEST = 240;

/** Markdown as one plain line of at most 240 characters. */
export function plainLine(markdown: string): string {
  const plain = plainText(markdown);
  return plain.length <= LONGEST
    ? plain
    : `${plain
        .slice(0, LONGEST - 1)
        .trimEnd()
        .toWellFormed()}…`;
}

/**
 * Markdown as one plain line: its marks, code fences and link targets are left out. Each step goes over the
 * text once, however it is made: people's words must not be able to hold up the server.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:```|~~~).*$/gm, " ")
    .replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, "$1")
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+/gm, "")
    .replace(/\*\*|~~|`|(?<!\w)__|__(?!\w)/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
