/** What stands around found words in an excerpt: characters that no published text has (`library_text`). */
export const MARKS = { start: "\uE000", stop: "\uE001", between: "\uE002" } as const;

/** A piece of an excerpt; `found` is a word that was searched. */
export type Piece = { readonly text: string; readonly found: boolean };

/** Takes the database's excerpts apart, so that nothing in them is ever read as HTML; only those with a find. */
export function readExcerpts(headline: string): Piece[][] {
  return headline
    .split(MARKS.between)
    .map(readMarked)
    .filter((pieces) => pieces.some(({ found }) => found));
}

/** One marked text as pieces that give the whole text again, in one line. */
export function readMarked(marked: string): Piece[] {
  const pieces: Piece[] = [];
  let found = false;
  const line = marked.replace(/\s*\n\s*/g, " · ").replace(/\s+/g, " ");
  for (const part of line.split(/([\uE000\uE001])/)) {
    if (part === MARKS.start || part === MARKS.stop) found = part === MARKS.start;
    else if (part !== "") pieces.push({ text: part, found });
  }
  return pieces;
}
