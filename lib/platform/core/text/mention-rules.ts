/**
 * The handles an entry names, in small letters: `@` and the part of an e-mail address before its own `@`.
 * An address in the text names nobody, and neither does code.
 */
export function mentionsIn(body: string): string[] {
  const prose = body.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, " ");
  const found = prose.matchAll(/(?<![\w.@+/-])@([a-z0-9](?:[\w.+-]*[a-z0-9])?)(?![\w@])/gi);
  return [...new Set([...found].map(([, handle = ""]) => handle.toLowerCase()))];
}
