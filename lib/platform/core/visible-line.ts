const JOINING =
  "Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar";
const LETTERS = `[${JOINING.split(" ")
  .map((script) => `\\p{Script=${script}}`)
  .join("")}]`;
const PICTURE = "\\p{Extended_Pictographic}";
/** Joiners that change how their neighbours look: inside an emoji, and in scripts whose letters join. */
const SEEN_JOINERS = [
  `(?<=[${PICTURE}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=${PICTURE})`,
  `(?<=${LETTERS})[\\u200C\\u200D](?=${LETTERS})`,
].join("|");
/**
 * What nobody sees or what turns the direction of a line: Unicode's ignorable characters without the selectors of
 * an emoji's look, controls but NUL and line ends (which are refused in words), annotations, the empty Braille cell.
 */
const UNSEEN = new RegExp(
  `(?!${SEEN_JOINERS})(?![\\uFE0E\\uFE0F\\0\\r\\n])[\\p{Default_Ignorable_Code_Point}\\p{Cc}\\uFFF9-\\uFFFB\\u2800]`,
  "gu",
);
const SPACES = /[\t\v\f\u0085\u2028\u2029]/g;

/**
 * One line as people see it: without invisible and direction-changing characters, which come along when text is
 * pasted, and could make two titles or names look the same. One pass over the text, whatever it is.
 */
export function visibleLine(text: string): string {
  return text.replace(SPACES, " ").replace(UNSEEN, "");
}

/** Whether a line shows anything at all. */
export function showsSomething(line: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(line);
}
