/** A stretch of a text, `end` behind its last character. */
export type Range = readonly [start: number, end: number];

/** Speech longer than this is rather a mark that somebody forgot. */
const LONGEST_SPEECH = 300;
const TARGET = /\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)/y;
const ADDRESS = /<?https?:\/\/[^\s)>]+>?/y;
const LETTER = /[\p{L}\p{N}]/u;
/** What ends speech, by what opened it. */
const CLOSING: Readonly<Record<string, RegExp>> = { "“": /[”“]/, "„": /[”“]/, "«": /»/, '"': /"/ };

/**
 * Code spans, comments, addresses and quoted speech of one line; a comment may end lines below.
 * @param lastComment where the text's last comment ends, so that open ones do not each look for an end
 */
export function* quotedRanges(
  text: string,
  [start, end]: Range,
  lastComment: number,
): Generator<Range> {
  const spans = codeSpans(text, start, end);
  for (let at = start; at < end; ) {
    const close = spans.get(at) ?? closeOf(text, at, { lineEnd: end, lastComment });
    if (close > at) yield [at, close];
    at = Math.max(close, at + 1);
  }
}

/** Where what begins at a place ends; the place itself where nothing begins. */
function closeOf(
  text: string,
  at: number,
  { lineEnd, lastComment }: { lineEnd: number; lastComment: number },
): number {
  const sign = text.charAt(at);
  if (sign === "`") return behindTicks(text, at);
  if (sign === "(") return text.charAt(at - 1) === "]" ? matchEnd(TARGET, text, at) : at;
  if (sign === "<" && text.startsWith("<!--", at)) {
    return at + 4 <= lastComment ? text.indexOf("-->", at + 4) + 3 : at;
  }
  if (sign === "<" || sign === "h") return addressEnd(text, at);
  return CLOSING[sign] ? speechEnd(text, at, lineEnd) : at;
}

/** Each code span of a line by its place: as many backticks as opened it, and no more, close it. */
function codeSpans(text: string, start: number, end: number): Map<number, number> {
  const spans = new Map<number, number>();
  const later = new Map<number, number>();
  const runs = [...text.slice(start, end).matchAll(/`+/g)].reverse();
  for (const { 0: ticks, index } of runs) {
    const close = later.get(ticks.length);
    if (close !== undefined) spans.set(start + index, start + close + ticks.length);
    later.set(ticks.length, index);
  }
  return spans;
}

/** A run that opens nothing is passed as one: its end opens nothing either. */
function behindTicks(text: string, at: number): number {
  return matchEnd(/`+/y, text, at);
}

function addressEnd(text: string, at: number): number {
  return LETTER.test(text.charAt(at - 1)) ? at : matchEnd(ADDRESS, text, at);
}

function speechEnd(text: string, at: number, lineEnd: number): number {
  const sign = text.charAt(at);
  const closing = CLOSING[sign];
  const speech = text.slice(at + 1, Math.min(lineEnd, at + 2 + LONGEST_SPEECH));
  const length = closing ? speech.search(closing) : -1;
  if (length < 1) return at;
  const close = at + 1 + length + 1;
  // Straight signs also measure inches, and stand in words.
  const isInWord = LETTER.test(text.charAt(at - 1)) || LETTER.test(text.charAt(close));
  return sign === '"' && isInWord ? at : close;
}

/** The end of what a pattern finds right at a place; the place itself where it finds nothing. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? at + found[0].length : at;
}
