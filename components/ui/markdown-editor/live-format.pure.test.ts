import { ensureSyntaxTree, language, syntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { countMarks, MOST_MARKS, whyPlain } from "@/lib/platform/core/markdown/bounds";
import { cpuMs, HOSTILE_PIECES, hostileShapes, repeatPiece } from "@/lib/testing/core/hostile";
import { liveFormat } from "./live-format";

const SIZE = 200_000;
/** Twice what a key may take of a process that does nothing else. */
const MOST_KEY_MS = 100;

function open(text: string): EditorState {
  return EditorState.create({ doc: text, extensions: liveFormat(text) });
}

describe("the editor", () => {
  it("is plain where a page would be, and Markdown again when it is not", () => {
    const hostile = "* ".repeat(1_500);
    let state = open("**a**");
    expect(state.facet(language)).not.toBeNull();
    state = state.update({ changes: { from: 5, insert: `\n${hostile}` } }).state;
    expect(state.facet(language)).toBeNull();
    state = state.update({ changes: { from: 5, to: state.doc.length } }).state;
    expect(state.facet(language)).not.toBeNull();
    expect(syntaxTree(state).toString()).toContain("StrongEmphasis");
  });

  it("reads what pages read: HTML is text, a line of dashes makes no heading", () => {
    const state = open("Map<String> &lt;\n---\nmore");
    const tree = String(ensureSyntaxTree(state, state.doc.length, 5_000));
    expect(tree).not.toMatch(/HTML|Entity|SetextHeading/);
    expect(tree).toContain("HorizontalRule");
  });

  it("takes a key within a moment in any text, as long as one may be and as hard as pages still read", () => {
    const texts = [
      ...HOSTILE_PIECES.map(hardest),
      ...hostileShapes(SIZE),
      `# ${`${" ".repeat(499)}#`.repeat(SIZE / 500)}x`,
      `|a|\n${"\u00a0".repeat(SIZE - 4)}x`,
      ...["* ", "*a_", "a", " ", "slow words. ", "# ", "("].map((piece) =>
        repeatPiece(piece, SIZE),
      ),
    ];
    for (const text of texts) {
      const state = open(text);
      const at = Math.floor(text.length / 2);
      const type = () => {
        const next = state.update({ changes: { from: at, insert: "x" } }).state;
        return syntaxTree(next);
      };
      expect(cpuMs(type, MOST_KEY_MS / 4), JSON.stringify(text.slice(0, 20))).toBeLessThan(
        MOST_KEY_MS,
      );
    }
  });
});

/** As many of a piece as are read together, in as many paragraphs as are read at all. */
function hardest(piece: string): string {
  const marks = Math.max(1, countMarks(piece));
  let part = piece.repeat(Math.ceil(1_000 / marks) - 1 || 1);
  while (whyPlain(part) === "deep" && part.length > piece.length) {
    part = part.slice(0, part.length >> 1);
  }
  const copies = Math.floor(MOST_MARKS / (countMarks(part) + 6)) || 1;
  return `${part}\n\n`.repeat(copies);
}
