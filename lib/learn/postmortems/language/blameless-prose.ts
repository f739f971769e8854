import { quotedRanges, type Range } from "./blameless-quotes";

const FENCE = /[ \t]*(`{3,}|~{3,})/y;
const QUOTATION = /[ \t]*>/y;

/**
 * The same text, of the same length, with everything that is not the author's prose turned to blanks: code,
 * quotations, comments, addresses and quoted speech. A quotation is evidence of what somebody said; it is left
 * as it was said. One pass, whatever was written.
 */
export function proseOf(markdown: string): string {
  let prose = "";
  let at = 0;
  for (const [start, end] of notProse(markdown)) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    prose += markdown.slice(at, from) + markdown.slice(from, end).replace(/[^\n]/g, " ");
    at = end;
  }
  return prose + markdown.slice(at);
}

function* notProse(text: string): Generator<Range> {
  let fence: string | null = null;
  let commentEnd = 0;
  const lastComment = text.lastIndexOf("-->");
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf("\n", start);
    if (end === -1) end = text.length;
    if (end <= commentEnd) continue;
    const sign = signAt(FENCE, text, start, end);
    if (fence !== null) {
      yield [start, end];
      if (sign && closes(text.slice(start, end).trim(), fence)) fence = null;
    } else if (sign) {
      fence = sign;
      yield [start, end];
    } else if (signAt(QUOTATION, text, start, end) !== null) yield [start, end];
    else {
      const line = [Math.max(start, commentEnd), end] as const;
      for (const range of quotedRanges(text, line, lastComment)) {
        yield range;
        commentEnd = Math.max(commentEnd, range[1] > end ? range[1] : 0);
      }
    }
  }
}

/** What a pattern finds at the start of a line; null is nothing. */
function signAt(pattern: RegExp, text: string, start: number, end: number): string | null {
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  return found && found.index + found[0].length <= end ? (found[1] ?? found[0]) : null;
}

/** A fence is closed by at least as many of its signs, alone in a line. */
function closes(line: string, fence: string): boolean {
  const sign = fence.charAt(0);
  return line.length >= fence.length && line === sign.repeat(line.length);
}

/** The paragraphs of a text with where each begins. */
export function paragraphsOf(prose: string): { readonly at: number; readonly text: string }[] {
  const found: { at: number; text: string }[] = [];
  for (const match of prose.matchAll(/\S[\s\S]*?(?=\n[ \t]*\n|(?![\s\S]))/g)) {
    found.push(...piecesOf(match[0], match.index));
  }
  return found;
}

/** A paragraph of a thousand words is looked at in pieces: no sentence is that long. */
const LONGEST_PIECE = 4_000;

function piecesOf(text: string, at: number): { at: number; text: string }[] {
  const pieces: { at: number; text: string }[] = [];
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start);
    pieces.push({ at: at + start, text: text.slice(start, end) });
    start = end;
  }
  return pieces;
}

/** Behind the last sentence or word that fits. */
function pieceEnd(text: string, start: number): number {
  const most = start + LONGEST_PIECE;
  if (most >= text.length) return text.length;
  const window = text.slice(start, most);
  const end =
    Math.max(window.lastIndexOf(". ") + 1, window.lastIndexOf("\n")) || window.lastIndexOf(" ");
  return end > 0 ? start + end : most;
}
