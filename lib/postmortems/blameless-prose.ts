/**
 * What is not the author's own prose, each alternative one kind: fenced code, code spans, quoted blocks,
 * link targets and bare links, HTML comments, and quoted speech of one line. A quotation is evidence of
 * what somebody said; it is left as it was said.
 */
const NOT_PROSE = new RegExp(
  [
    "^[ \\t]*(`{3,}|~{3,})[^\\n]*\\n[\\s\\S]*?(?:^[ \\t]*\\1[`~]*[ \\t]*$|(?![\\s\\S]))",
    "(?<!`)(`+)(?!`)[^\\n]*?(?<!`)\\2(?!`)",
    "^[ \\t]*>[^\\n]*",
    '(?<=\\])\\([^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*(?:\\s+"[^"\\n]*")?\\)',
    "<?\\bhttps?:\\/\\/[^\\s)>]+>?",
    "<!--[\\s\\S]*?-->",
    '(?<![\\p{L}\\p{N}])"[^"\\n]{1,300}"(?![\\p{L}\\p{N}])',
    "[“„][^”“\\n]{1,300}[”“]",
    "«[^»\\n]{1,300}»",
  ].join("|"),
  "gmu",
);

/** The same text, of the same length, with everything that is not the author's prose turned to blanks. */
export function proseOf(markdown: string): string {
  return markdown.replace(NOT_PROSE, (found) => found.replace(/[^\n]/g, " "));
}

/** The paragraphs of a text with where each begins. */
export function paragraphsOf(prose: string): { readonly at: number; readonly text: string }[] {
  const found: { at: number; text: string }[] = [];
  for (const match of prose.matchAll(/\S[\s\S]*?(?=\n[ \t]*\n|(?![\s\S]))/g)) {
    found.push({ at: match.index, text: match[0] });
  }
  return found;
}
