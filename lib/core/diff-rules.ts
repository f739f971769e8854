import { diffLines, diffWordsWithSpace } from "diff";

/** A stretch of two texts compared. */
export type DiffPiece = { readonly kind: "kept" | "added" | "removed"; readonly text: string };

/** The same for reading: of a long stretch that was kept, only the words beside a change are shown. */
export type ReadablePiece = DiffPiece | { readonly kind: "folded"; readonly words: number };

/** The time to compare grows with the square of what changed: this many edits take a few hundredths of a second. */
const MOST_EDITS = 300;
/** Letters shown beside a change. */
const BESIDE = 240;

/**
 * Compares two texts word by word; where hardly a word is the same, line by line, and if that says no more,
 * as one text instead of the other.
 */
export function compareTexts(before: string, after: string): DiffPiece[] {
  const limit = { maxEditLength: MOST_EDITS };
  const parts = diffWordsWithSpace(before, after, limit) ?? diffLines(before, after, limit);
  if (!parts) return [removed(before), added(after)].filter(({ text }) => text !== "");
  return parts.map((part) => {
    if (part.added) return added(part.value);
    return part.removed ? removed(part.value) : { kind: "kept", text: part.value };
  });
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
