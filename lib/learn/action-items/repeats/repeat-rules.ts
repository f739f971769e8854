/** Stems that say what is done, as every item does, and not what it is about. */
export const SAYS_NOTHING = (
  "add avoid build chang check clean configur creat defin delet describ document enabl ensur explain extend " +
  "fix follow implement improv instal introduc investig keep let make move need new prevent put rais reduc " +
  "remov renam replac review rework rewrit rotat run say send set show stop switch tri turn updat upgrad use " +
  "verifi warn write"
).split(" ");

/** Stems that much reliability work has in common: they count half, and alone make nothing alike. */
const COMMON = new Set(
  (
    "alarm alert automat broken case dashboard error fail failur incid late log long metric miss monitor old " +
    "page postmortem process runbook script servic slow somebod step system team test threshold time valu"
  ).split(" "),
);

/** So much of what they are about is no accident. */
const TOLD_BY_WORDS = 0.6;

/** How much of the shorter title's words both have, 0 to 1; nothing where only common words are shared. */
export function likeness(own: readonly string[], other: readonly string[]): number {
  const shared = sharedStems(own, other);
  if (!shared.some((stem) => !COMMON.has(stem))) return 0;
  return weigh(shared) / Math.min(weigh(telling(own)), weigh(telling(other)));
}

/** Whether an item is about the same as another, by the stems of their titles. */
export function isRepeat(own: readonly string[], other: readonly string[]): boolean {
  return likeness(own, other) >= TOLD_BY_WORDS;
}

/** "This is the 3rd action item about backup alerts." @param earlier how many there were before */
export function sayRepeat(earlier: number, words: readonly string[]): string {
  const about = words.length > 0 ? ` about ${words.join(", ")}` : " like this";
  return `This is the ${ordinal(earlier + 1)} action item${about}.`;
}

function telling(stems: readonly string[]): string[] {
  return [...new Set(stems)].filter((stem) => !SAYS_NOTHING.includes(stem));
}

function sharedStems(own: readonly string[], other: readonly string[]): string[] {
  const theirs = new Set(telling(other));
  return telling(own).filter((stem) => theirs.has(stem));
}

function weigh(stems: readonly string[]): number {
  return stems.reduce((sum, stem) => sum + (COMMON.has(stem) ? 0.5 : 1), 0);
}

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}
