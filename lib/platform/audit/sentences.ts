/** A sentence with the reason that somebody gave, where one did. */
export function because(sentence: string, reason: string | null): string {
  return reason ? `${sentence}: ${reason.replace(/\.$/, "")}.` : `${sentence}.`;
}

/** A whole sentence, and what somebody added to it. */
export function withNote(sentence: string, note: string | null | undefined): string {
  const words = note?.trim();
  return words ? `${sentence} ${words}` : sentence;
}

/** "rollback-considered" or "WONT_DO" as words in a sentence. */
export function spoken(key: string): string {
  return key.toLowerCase().replaceAll(/[-_]/g, " ");
}

/** An instant of the record as sentences say it; null is not known. */
export function sayInstant(instant: string | null): string {
  return instant === null ? "unknown" : `${instant.slice(0, 16).replace("T", " ")} UTC`;
}
