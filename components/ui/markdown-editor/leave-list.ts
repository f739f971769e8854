import { forceParsing, syntaxTree } from "@codemirror/language";
import { type EditorState, Prec, type StateCommand } from "@codemirror/state";
import { type Command, keymap } from "@codemirror/view";

/** A point of a list, not within another one, that says nothing yet. */
const EMPTY_POINT = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?$/;
/** How long Enter may wait for the text before it to be understood. */
const PATIENCE_MS = 100;

/**
 * Enter on an empty point ends the list. An empty line stays before what is written next: without one,
 * Markdown takes those words for the last point's.
 */
export const leaveList: StateCommand = ({ state, dispatch }) => {
  const { ranges, main } = state.selection;
  const line = state.doc.lineAt(main.head);
  if (ranges.length > 1 || !main.empty || !EMPTY_POINT.test(line.text)) return false;
  if (isCode(state, main.head)) return false;
  const before = line.number > 1 ? state.doc.line(line.number - 1).text : "";
  const insert = before.trim() === "" ? "" : state.lineBreak;
  dispatch(
    state.update({
      changes: { from: line.from, to: line.to, insert },
      selection: { anchor: line.from + insert.length },
      scrollIntoView: true,
      userEvent: "input",
    }),
  );
  return true;
};

/** On a slow machine the text may not be parsed as far as the cursor, and a list would not go on. */
const catchUp: Command = (view) => {
  forceParsing(view, view.state.selection.main.head, PATIENCE_MS);
  return false;
};

/** What Enter does before a list goes on by itself. */
export const listKeys = Prec.high(
  keymap.of([
    { key: "Enter", run: catchUp },
    { key: "Enter", run: leaveList },
  ]),
);

function isCode(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, -1); node.parent; node = node.parent) {
    if (node.name === "FencedCode" || node.name === "CodeBlock") return true;
  }
  return false;
}
