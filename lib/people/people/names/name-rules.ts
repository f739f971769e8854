import unhomoglyph from "unhomoglyph";

/**
 * Whether two names look the same to people: without case, accents and spaces, and with letters of one script for
 * those of another that look alike (Unicode's list of confusables, by a package).
 */
export function looksLike(one: string, other: string): boolean {
  const [first, second] = [keysOf(one), keysOf(other)];
  return first.some((key) => second.includes(key));
}

/** Both ways round, since a capital I is small i to some and small l to others. */
function keysOf(name: string): readonly string[] {
  const known = remembered.get(name);
  if (known) return known;
  const plain = bare(name);
  const keys = [skeleton(plain.toUpperCase().toLowerCase()), skeleton(plain).toLowerCase()];
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(name, keys);
  return keys;
}

/** The names of one workspace are compared again and again. */
const remembered = new Map<string, readonly string[]>();
const REMEMBERED_MAX = 20_000;

function skeleton(text: string): string {
  return bare(unhomoglyph(text));
}

function bare(text: string): string {
  return text.normalize("NFKD").replace(/[\p{M}\s]/gu, "");
}
