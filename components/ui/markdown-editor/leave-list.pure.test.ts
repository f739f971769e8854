import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { ensureSyntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { leaveList } from "./leave-list";

/** The text after Enter, with `|` for the cursor before and after; null where the key is not ours. */
function pressEnter(marked: string): string | null {
  const anchor = marked.indexOf("|");
  let state = EditorState.create({
    doc: marked.replace("|", ""),
    selection: { anchor },
    extensions: [markdown({ base: markdownLanguage })],
  });
  ensureSyntaxTree(state, state.doc.length, 5_000);
  const isOurs = leaveList({
    state,
    dispatch: (transaction) => {
      state = transaction.state;
    },
  });
  if (!isOurs) return null;
  const { head } = state.selection.main;
  const text = state.doc.toString();
  return `${text.slice(0, head)}|${text.slice(head)}`;
}

describe("Enter on an empty point", () => {
  it.each([
    ["- one\n- |", "- one\n\n|"],
    ["- one\n- two\n- |\nAfter", "- one\n- two\n\n|\nAfter"],
    ["1. one\n2. |", "1. one\n\n|"],
    ["- [x] done\n- [ ] |", "- [x] done\n\n|"],
    ["- one\n\n- |", "- one\n\n|"],
    ["- |", "|"],
  ])("ends the list of %j", (before, after) => {
    expect(pressEnter(before)).toBe(after);
  });

  it.each([
    ["a point that says something", "- one|"],
    ["a point within another", "- one\n  - |"],
    ["a line of code", "```\n- |\n```"],
    ["ordinary words", "One|"],
    ["a rule", "---|"],
  ])("is left to the editor on %s", (_what, before) => {
    expect(pressEnter(before)).toBeNull();
  });
});
