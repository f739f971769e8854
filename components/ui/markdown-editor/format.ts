import { EditorSelection, type EditorState, Prec, type TransactionSpec } from "@codemirror/state";
import { type Command, keymap } from "@codemirror/view";

/** Bold, italic and link by the keys everybody knows; they do not reach the page behind. */
export const formatKeys = Prec.high(
  keymap.of([
    { key: "Mod-b", run: toggle("**"), stopPropagation: true },
    { key: "Mod-i", run: toggle("_"), stopPropagation: true },
    { key: "Mod-k", run: link, stopPropagation: true },
  ]),
);

/** Puts `sign` around each selection, takes it away where it stands already, or steps out behind the words. */
function toggle(sign: string): Command {
  return ({ state, dispatch }) => {
    dispatch(state.update({ ...around(state, sign), userEvent: "input.format" }));
    return true;
  };
}

function around(state: EditorState, sign: string): TransactionSpec {
  const size = sign.length;
  return state.changeByRange(({ from, to }) => {
    const isSigned =
      state.sliceDoc(from - size, from) === sign && state.sliceDoc(to, to + size) === sign;
    const isAtEnd = from === to && state.sliceDoc(to, to + size) === sign;
    if (isAtEnd && !isSigned) return { range: EditorSelection.cursor(to + size) };
    if (isSigned) {
      return {
        changes: [
          { from: from - size, to: from },
          { from: to, to: to + size },
        ],
        range: EditorSelection.range(from - size, to - size),
      };
    }
    return {
      changes: [
        { from, insert: sign },
        { from: to, insert: sign },
      ],
      range: EditorSelection.range(from + size, to + size),
    };
  });
}

/** `[words](address)` around the selection, ready for the address. */
function link({ state, dispatch }: Parameters<Command>[0]): boolean {
  const spec = state.changeByRange(({ from, to }) => ({
    changes: [
      { from, insert: "[" },
      { from: to, insert: "]()" },
    ],
    range: EditorSelection.cursor(from === to ? from + 1 : to + 3),
  }));
  dispatch(state.update({ ...spec, userEvent: "input.format" }));
  return true;
}
