import { diff3Merge } from "node-diff3";

/** A stretch of a three-way merge: what all agree on, or what two people wrote in the same place. */
export type MergePiece =
  | { readonly kind: "agreed"; readonly text: string }
  | ({ readonly kind: "overlap" } & Overlap);

/** The same place as it was, as I have it, and as they have it. */
export type Overlap = { readonly base: string; readonly mine: string; readonly theirs: string };

/** What to keep of an overlap. */
export type Choice = "mine" | "theirs" | "both";

/**
 * Steps of the search for what three texts have in common that one merge may take: some milliseconds. A stretch
 * that needs more is one overlap, and a person weighs it.
 */
const MOST_STEPS = 4_000_000;
/** Cutting a text into more tokens takes as long. */
const MOST_TOKENS = 20_000;

/**
 * Brings two texts together that began from the same `base`. Lines come first and words after them, so that
 * edits in different lines never meet, and edits apart from each other in one line both stay. Where the two
 * touch, nothing is decided: the place is an overlap. Every word that either wrote is in the answer.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergePiece[] {
  if (mine === theirs || theirs === base) return agreed(mine);
  if (mine === base) return agreed(theirs);
  const { head, middle, tail } = withoutSame({ base, mine, theirs });
  const room = { steps: MOST_STEPS };
  const pieces = mergeTokens(linesOf, middle, room).flatMap((piece) =>
    piece.kind === "agreed" ? [piece] : mergeTokens(wordsOf, piece, room).flatMap(narrowed),
  );
  return joinAgreed([...agreed(head), ...pieces, ...agreed(tail)]);
}

/** The lines that all three begin and end with are agreed before anything is searched. */
function withoutSame({ base, mine, theirs }: Overlap) {
  const others = [mine, theirs];
  const shortest = Math.min(base.length, mine.length, theirs.length);
  let from = 0;
  while (from < shortest && others.every((text) => text[from] === base[from])) from += 1;
  const head = base.slice(0, base.lastIndexOf("\n", from - 1) + 1);
  let same = 0;
  const most = shortest - head.length;
  while (same < most && others.every((text) => text.at(-1 - same) === base.at(-1 - same)))
    same += 1;
  const end = base.indexOf("\n", base.length - same);
  const tail = same === 0 || end === -1 ? "" : base.slice(end);
  const cut = (text: string) => text.slice(head.length, text.length - tail.length);
  return { head, tail, middle: { base: cut(base), mine: cut(mine), theirs: cut(theirs) } };
}

/** The merged text, when nothing overlaps. */
export function cleanMerge(pieces: readonly MergePiece[]): string | null {
  if (overlapsOf(pieces).length > 0) return null;
  return settleMerge(pieces, []);
}

export function overlapsOf(pieces: readonly MergePiece[]): Overlap[] {
  return pieces.filter((piece) => piece.kind === "overlap");
}

/** The text with each overlap settled, in their order; one without a choice keeps both. */
export function settleMerge(pieces: readonly MergePiece[], choices: readonly Choice[]): string {
  let at = 0;
  return pieces
    .map((piece) => {
      if (piece.kind === "agreed") return piece.text;
      const choice = choices[at++] ?? "both";
      return choice === "both" ? bothOf(piece) : piece[choice];
    })
    .join("");
}

/** Mine after theirs, each on lines of its own where either has several, else as words of one line. */
function bothOf({ mine, theirs }: Overlap): string {
  if (!mine.trim()) return theirs;
  if (!theirs.trim()) return mine;
  const gap = /\s$/.test(theirs) || /^\s/.test(mine);
  const isLines = `${mine.trim()}${theirs.trim()}`.includes("\n") || /^\n|\n$/.test(mine + theirs);
  if (!isLines) return gap ? theirs + mine : `${theirs} ${mine}`;
  return `${withoutEnd(theirs)}\n${mine.replace(/^\n+/, "")}`;
}

/** Without line ends behind the last line, and blanks behind its last word. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\n") end -= 1;
  while (text[end - 1] === " " || text[end - 1] === "\t") end -= 1;
  return text.slice(0, end);
}

function agreed(text: string): MergePiece[] {
  return text === "" ? [] : [{ kind: "agreed", text }];
}

function mergeTokens(
  split: (text: string) => string[],
  overlap: Overlap,
  room: { steps: number },
): MergePiece[] {
  const whole: MergePiece[] = [{ kind: "overlap", ...overlap }];
  const [mine, base, theirs] = [split(overlap.mine), split(overlap.base), split(overlap.theirs)];
  if (Math.max(mine.length, base.length, theirs.length) > MOST_TOKENS) return whole;
  const steps = stepsOf(base, mine) + stepsOf(base, theirs);
  if (steps > room.steps) return whole;
  room.steps -= steps;
  return diff3Merge(mine, base, theirs, { excludeFalseConflicts: true }).flatMap(
    ({ ok, conflict }): MergePiece[] => {
      if (ok) return agreed(ok.join(""));
      if (!conflict) return [];
      const { a, o, b } = conflict;
      return [{ kind: "overlap", mine: a.join(""), base: o.join(""), theirs: b.join("") }];
    },
  );
}

/** Where both wrote on behind the same words, those are agreed: keeping both must not say them twice. */
function narrowed(piece: MergePiece): MergePiece[] {
  if (piece.kind === "agreed") return [piece];
  const texts = [piece.base, piece.mine, piece.theirs];
  const isWordEnd = (at: number) =>
    texts.every((text) => at === text.length || /\s/.test(text.charAt(at)));
  let end = 0;
  for (let at = 1; at <= piece.base.length; at += 1) {
    if (!texts.every((text) => text.charAt(at - 1) === piece.base.charAt(at - 1))) break;
    if (isWordEnd(at)) end = at;
  }
  if (end === 0) return [piece];
  const [base = "", mine = "", theirs = ""] = texts.map((text) => text.slice(end));
  return [...agreed(piece.base.slice(0, end)), { kind: "overlap", base, mine, theirs }];
}

/** The search looks, for each pair of equal tokens, along the longest run of such pairs that it has so far. */
function stepsOf(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const token of one) counts.set(token, (counts.get(token) ?? 0) + 1);
  const pairs = other.reduce((sum, token) => sum + (counts.get(token) ?? 0), 0);
  return pairs * Math.min(one.length, other.length);
}

/** Line ends are tokens of their own: they stand between edits of neighbouring lines. */
function linesOf(text: string): string[] {
  return text.split(/(\n+)/).filter(Boolean);
}

/** A word carries the blank after it, so that edits of neighbouring words touch. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+[^\S\n]*/g) ?? [];
}

function joinAgreed(pieces: readonly MergePiece[]): MergePiece[] {
  const joined: MergePiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === "agreed" && last?.kind === "agreed")
      joined[joined.length - 1] = { kind: "agreed", text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}
