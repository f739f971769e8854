import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts, type DiffPiece, foldKept } from "./diff-rules";

const text = fc
  .array(fc.constantFrom("pool", "queue", "limit", "\n\n", "- point", "  "), { maxLength: 40 })
  .map((words) => words.join(" "));
const words = (count: number, of: string) =>
  Array.from({ length: count }, (_, at) => `${of}${at}`).join(" ");
const joined = (pieces: readonly DiffPiece[], without: DiffPiece["kind"]) =>
  pieces.map((piece) => (piece.kind === without ? "" : piece.text)).join("");

describe("compareTexts", () => {
  it("holds both texts whole", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = compareTexts(before, after);
        expect(joined(pieces, "added")).toBe(before);
        expect(joined(pieces, "removed")).toBe(after);
      }),
    );
  });

  it("names the words that changed", () => {
    expect(compareTexts("The pool had no limit.", "The pool had a limit.")).toEqual([
      { kind: "kept", text: "The pool had " },
      { kind: "removed", text: "no" },
      { kind: "added", text: "a" },
      { kind: "kept", text: " limit." },
    ]);
  });

  it("gives up comparing where no word of 20,000 stayed, before that takes minutes", () => {
    const pieces = compareTexts(words(20_000, "old"), words(20_000, "new"));
    expect(pieces.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});

describe("foldKept", () => {
  it("shows what stands beside a change, and counts the rest", () => {
    const long = words(1_000, "kept");
    const folded = foldKept(compareTexts(`${long} old ${long}`, `${long} new ${long}`));
    expect(folded.map(({ kind }) => kind)).toEqual([
      "folded",
      "kept",
      "removed",
      "added",
      "kept",
      "folded",
    ]);
    const shown = folded
      .flatMap((piece) => (piece.kind === "folded" ? [] : [piece.text]))
      .join(" ");
    const left = folded.reduce((sum, each) => sum + (each.kind === "folded" ? each.words : 0), 0);
    expect(left + (shown.match(/\S+/g)?.length ?? 0)).toBe(2_002);
  });

  it("leaves a short text as it is", () => {
    const pieces = compareTexts(words(20, "a"), `${words(20, "a")} more`);
    expect(foldKept(pieces)).toEqual(pieces);
  });
});
