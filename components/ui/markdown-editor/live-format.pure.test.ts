import { ensureSyntaxTree, language, syntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { liveFormat } from "./live-format";

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
});
