import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Classes by meaning; their looks stand in `markdown-editor.css`. */
const looks = HighlightStyle.define([
  { tag: tags.heading1, class: "md-h1" },
  { tag: tags.heading2, class: "md-h2" },
  { tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], class: "md-h3" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.emphasis, class: "md-emphasis" },
  { tag: tags.strikethrough, class: "md-struck" },
  { tag: tags.monospace, class: "md-code" },
  { tag: tags.link, class: "md-link" },
  { tag: [tags.url, tags.processingInstruction, tags.contentSeparator], class: "md-sign" },
]);

/** Whole lines that are dressed: quotations and blocks of code. */
const LINES: Readonly<Record<string, Decoration>> = {
  Blockquote: Decoration.line({ class: "md-quote" }),
  FencedCode: Decoration.line({ class: "md-block" }),
  CodeBlock: Decoration.line({ class: "md-block" }),
  Table: Decoration.line({ class: "md-table" }),
};

const dressedLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = dress(view);
    }
    update({ view, docChanged, viewportChanged, startState, state }: ViewUpdate) {
      const isParsed = syntaxTree(startState) !== syntaxTree(state);
      if (docChanged || viewportChanged || isParsed) this.decorations = dress(view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

/** Markdown with lists and quotations that go on at the next line, and looks that follow the meaning. */
export const liveFormat = [
  markdown({ base: markdownLanguage, completeHTMLTags: false, pasteURLAsLink: false }),
  syntaxHighlighting(looks),
  dressedLines,
  EditorView.editorAttributes.of({ class: "md-editor" }),
];

/** Only what is in view: the cost does not grow with the text. */
function dress({ state, visibleRanges }: EditorView): DecorationSet {
  const lines = new Map<number, Decoration>();
  for (const { from, to } of visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: ({ name, from: begin, to: end }) => {
        const look = LINES[name];
        if (!look) return;
        const first = state.doc.lineAt(Math.max(begin, from)).number;
        const last = state.doc.lineAt(Math.min(end, to)).number;
        for (let at = first; at <= last; at++) lines.set(state.doc.line(at).from, look);
      },
    });
  }
  const builder = new RangeSetBuilder<Decoration>();
  for (const [at, look] of [...lines].sort(([one], [other]) => one - other)) {
    builder.add(at, at, look);
  }
  return builder.finish();
}
