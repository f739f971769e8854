/** Shorter passwords are refused; those that were chosen before this rule keep working. */
export const PASSWORD_MIN = 12;

/** Who chooses a password, as far as it can be guessed from that. */
export type Chooser = { readonly name: string; readonly email: string };

/** What remains of a password without what it is easily guessed from must have so many letters. */
const OWN_LETTERS = 4;
const ROWS = ["01234567890123456789", "98765432109876543210", "qwertyuiopasdfghjklzxcvbnm"];

/**
 * Whether a password is one that everybody tries first: a well-known one, also with digits and signs around it
 * or written twice; one or two characters repeated; a row of keys.
 * @param known well-known passwords in small letters
 */
export function isCommon(password: string, known: ReadonlySet<string>): boolean {
  const lower = password.toLowerCase();
  if (known.has(lower) || isRow(lower)) return true;
  const bare = lower.replace(/^[\d\W_]+/, "").replace(/[\d\W_]+$/, "");
  if (bare === "") return false;
  const half = bare.slice(0, bare.length / 2);
  return isRow(bare) || known.has(bare) || (half + half === bare && known.has(half));
}

/** Whether little but the person's own name, their address or "Muster" is in a password. */
export function isPersonal(password: string, { name, email }: Chooser): boolean {
  const letters = plain(password);
  let rest = letters;
  for (const word of personalWords(name, email)) rest = rest.replaceAll(word, "");
  return rest !== letters && rest.length < OWN_LETTERS;
}

/** Longest first, so that a whole name goes before its parts. */
function personalWords(name: string, email: string): string[] {
  const [local = "", domain = ""] = email.split("@");
  const words = [name, email, local, ...name.split(/\s+/), ...local.split(/[^\p{L}\p{N}]+/u)];
  const all = [...words, ...domain.split("."), "muster"].map(plain);
  return [...new Set(all)].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
}

/** Small letters only, without accents, digits and signs. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");
}

function isRow(lower: string): boolean {
  return new Set(lower).size <= 2 || ROWS.some((row) => row.includes(lower));
}
