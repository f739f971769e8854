/** Room for 30,000 words. */
const LONGEST = 200_000;
/** What stands open in one line: quotations and lists within each other. People write three. */
const DEEPEST_LINE = 8;
/** A page of dense tables weighs some hundred; this much is read and drawn within 50 ms. */
export const MOST_MARKS = 6_000;
/** The same for all texts that one page draws in one go, and for each of very many. */
const ROOM = { page: 12_000, each: 100 } as const;

/** What each sign costs that may open or close something; a line may be a row or a point. */
const WEIGHTS = new Uint8Array(128);
for (const sign of "\t*_~`[]!<\\|:/") WEIGHTS[sign.charCodeAt(0)] = 1;
WEIGHTS[10] = 3;
WEIGHTS[13] = 3;
// Around each of them, what may be an address is looked for.
WEIGHTS[64] = 4;

const OPENING = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

/** Said where a text is shown without its formatting. */
export const WHY_PLAIN = {
  long: "Shown without formatting: the text is longer than 200,000 characters.",
  marks: "Shown without formatting: the text has too many formatting marks.",
  deep: "Shown without formatting: lists or quotations are nested too deep.",
  page: "Shown without formatting: this page has too many formatting marks.",
  unread: "Shown without formatting: its marks could not be read.",
} as const;
export type WhyPlain = keyof typeof WHY_PLAIN;

/**
 * Judges a text before anything reads its marks, in one pass.
 * @returns why it has to be shown as it is, null where it may be read.
 */
export function whyPlain(text: string): WhyPlain | null {
  if (text.length > LONGEST) return "long";
  if (countMarks(text) > MOST_MARKS) return "marks";
  return opensTooDeep(text) ? "deep" : null;
}

/** How much there is to read in a text; counting ends a little above `most`. */
export function countMarks(text: string, most = MOST_MARKS): number {
  let marks = 0;
  for (let at = 0; at < text.length && marks <= most; at += 1) {
    marks += WEIGHTS[text.charCodeAt(at)] ?? 0;
  }
  return marks;
}

/**
 * Shares the room of a page among what is shown on it, texts with the fewest marks first.
 * @returns those whose marks cannot be read any more
 */
export function crowdedOut<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  room = Math.max(ROOM.page, ROOM.each * items.length),
): Set<T> {
  const weighed = items.map((item) => ({ item, marks: countMarks(textOf(item)) }));
  weighed.sort((one, other) => one.marks - other.marks);
  let left = room;
  return new Set(
    weighed.flatMap(({ item, marks }) => {
      left -= marks;
      return left < 0 ? [item] : [];
    }),
  );
}

function opensTooDeep(text: string): boolean {
  for (let begin = 0; begin !== -1 && begin < text.length; ) {
    let depth = 0;
    OPENING.lastIndex = begin;
    while (OPENING.test(text)) {
      depth += 1;
      if (depth > DEEPEST_LINE) return true;
    }
    const end = text.indexOf("\n", begin);
    begin = end === -1 ? -1 : end + 1;
  }
  return false;
}
