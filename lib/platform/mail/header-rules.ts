const SUBJECT_MAX = 200;

/** A text as one header line: control characters, line breaks among them, become single spaces. */
export function headerText(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  const letters = [...line];
  return letters.length > SUBJECT_MAX ? `${letters.slice(0, SUBJECT_MAX - 1).join("")}…` : line;
}

/**
 * A name for a mail, or for the thread that several belong to, that is the same however often it is made.
 * @param from the sender, whose domain it ends with
 */
export function messageIdOf(name: string, from: string): string {
  const domain = /@([^\s@<>]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
  return `<${name.replace(/[^\w.-]/g, "-")}@${domain}>`;
}
