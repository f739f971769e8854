/**
 * What is guessed first among passwords of ten characters and more. A floor, not a dictionary: the
 * limits on sign-in and the length do the rest.
 */
const COMMON_WORDS = [
  "password",
  "passw0rd",
  "qwertyuiop",
  "qwerty",
  "letmein",
  "welcome",
  "iloveyou",
  "administrator",
  "admin",
  "changeme",
  "muster",
];

/** Whether a password is one word of the list with digits and signs around it, one character repeated, or a row of keys. */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const bare = lower.replace(/^[\d\W_]+|[\d\W_]+$/g, "");
  if (bare === "") return isRow(lower);
  return isRow(lower) || COMMON_WORDS.some((word) => bare === word || bare === word + word);
}

/** Whether a password is the person's own address, or the part before the @. */
export function isPersonal(password: string, email: string): boolean {
  const [lower, address] = [password.toLowerCase(), email.toLowerCase()];
  return lower === address || lower === address.split("@")[0];
}

const ROWS = ["01234567890123456789", "98765432109876543210", "qwertyuiopasdfghjklzxcvbnm"];

function isRow(lower: string): boolean {
  return new Set(lower).size <= 2 || ROWS.some((row) => row.includes(lower));
}
