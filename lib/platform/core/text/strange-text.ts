/** Characters that draw nothing or turn the reading direction: they hide what a text says. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/**
 * What somebody unknown typed, fit to be kept and shown: one line of at most `most` characters, without those
 * that cannot be seen. Cut before it is read, so that a long text costs no more than a short one.
 */
export function cleanStrangeText(text: string, most: number): string {
  const clean = text
    .slice(0, most * 2)
    .replace(UNSEEN, " ")
    .replace(/\s+/g, " ")
    .trim();
  return clean.length <= most ? clean : `${clean.slice(0, most - 1).toWellFormed()}…`;
}
