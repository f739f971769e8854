import { compareTexts, foldKept, type ReadablePiece } from "@/lib/platform/core/text/diff-rules";

/** Two texts as one: words that went are struck, words that came are marked; what is far from both is counted. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const pieces = foldKept(compareTexts(before, after));
  return (
    <p className="whitespace-pre-wrap break-words rounded-sm border px-3 py-2 text-base leading-6">
      {pieces.map((piece, at) => (
        <Piece
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and are all replaced at once.
          key={at}
          piece={piece}
        />
      ))}
    </p>
  );
}

function Piece({ piece }: { piece: ReadablePiece }) {
  switch (piece.kind) {
    case "added":
      return <ins className="rounded-xs bg-good-ground text-ink decoration-good">{piece.text}</ins>;
    case "removed":
      return <del className="rounded-xs bg-danger-ground text-ink-soft">{piece.text}</del>;
    case "folded":
      return (
        <span className="my-1 block text-ink-soft text-sm">
          {piece.words.toLocaleString("en")} words the same
        </span>
      );
    case "kept":
      return piece.text;
  }
}
