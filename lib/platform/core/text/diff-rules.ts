import { diffLines, diffWordsWithSpace } from "diff";

/** A stretch of two texts compared. */
export type DiffPiece = { readonly kind: "kept" | "added" | "removed"; readonly text: string };

/** The same for reading: of a long stretch that was kept, only the words beside a change are shown. */
export type ReadablePiece = DiffPiece | { readonly kind: "folded"; readonly words: number };

/** The time to compare grows with the square of what changed: this many edits take ten milliseconds. */
const MOST_EDITS = 300;
/** Letters shown beside a change. */
const BESIDE = 240;

/**
 * Compares two texts word by word; where too much changed for that, line by line, with the words of lines that
 * took each other's place; and if that says no more, as one text instead of the other.
 */
export function compareTexts(before: string, after: string): DiffPiece[] {
  const limit = { maxEditLength: MOST_EDITS };
  const words = diffWordsWithSpace(before, after, limit);
  if (words) return words.map(pieceOf);
  const lines = diffLines(before, after, limit)?.map(pieceOf);
  if (!lines) return [removed(before), added(after)].filter(({ text }) => text !== "");
  // Shared by all pairs of lines, so that many of them take no longer than one.
  let left = MOST_EDITS ** 2;
  return lines.flatMap((piece, at) => {
    const next = lines[at + 1];
    if (piece.kind === "added" && lines[at - 1]?.kind === "removed") return [];
    if (piece.kind !== "removed" || next?.kind !== "added") return [piece];
    const most = Math.floor(Math.sqrt(left));
    const found =
      most > 0 ? diffWordsWithSpace(piece.text, next.text, { maxEditLength: most }) : null;
    const edits = found ? editsOf(found) : most;
    left = Math.max(0, left - edits ** 2);
    return found ? found.map(pieceOf) : [piece, next];
  });
}

function editsOf(parts: readonly { count: number; added?: boolean; removed?: boolean }[]): number {
  return parts.reduce((sum, part) => sum + (part.added || part.removed ? part.count : 0), 0);
}

function pieceOf(part: { value: string; added?: boolean; removed?: boolean }): DiffPiece {
  if (part.added) return added(part.value);
  return part.removed ? removed(part.value) : { kind: "kept", text: part.value };
}

/** Leaves out what is far from any change, and says how many words that were. */
export function foldKept(pieces: readonly DiffPiece[]): ReadablePiece[] {
  return pieces.flatMap((piece, at): ReadablePiece[] => {
    if (piece.kind !== "kept") return [piece];
    const head = at === 0 ? 0 : wordEnd(piece.text, BESIDE);
    const tail =
      at === pieces.length - 1
        ? piece.text.length
        : wordStart(piece.text, piece.text.length - BESIDE);
    const words = piece.text.slice(head, tail).match(/\S+/g)?.length ?? 0;
    // A few words are shorter than saying that they were left out.
    if (tail - head < BESIDE) return [piece];
    const kept = (text: string): DiffPiece[] => (text ? [{ kind: "kept", text }] : []);
    return [
      ...kept(piece.text.slice(0, head)),
      { kind: "folded", words },
      ...kept(piece.text.slice(tail)),
    ];
  });
}

function added(text: string): DiffPiece {
  return { kind: "added", text };
}

function removed(text: string): DiffPiece {
  return { kind: "removed", text };
}

/** The end of the word that reaches over a place. */
function wordEnd(text: string, from: number): number {
  const gap = text.slice(from).search(/\s/);
  return gap === -1 ? text.length : from + gap;
}

/** The beginning of the first word after a place. */
function wordStart(text: string, from: number): number {
  const place = Math.max(0, from);
  const gap = /\s+/.exec(text.slice(place));
  return gap ? place + gap.index + gap[0].length : place;
}
