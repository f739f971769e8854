/** More words make a likeness no clearer, only slower. */
const MOST_WORDS = 24;

/** The words of a text as people write them, lower case, each once, in order: letters and digits of any script. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{2,60}/gu) ?? [];
  return [...new Set(words)].slice(0, MOST_WORDS);
}
