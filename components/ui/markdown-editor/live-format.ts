import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { Compartment, EditorState, type Extension, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { countMarks, whyPlain } from "@/lib/platform/core/markdown/bounds";

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

const language = new Compartment();

/** Lists and quotations that go on at the next line, for the Markdown that pages read. */
const MARKDOWN = markdown({
  base: markdownLanguage,
  extensions: { remove: ["HTMLBlock", "HTMLTag", "Entity", "SetextHeading"] },
  completeHTMLTags: false,
  pasteURLAsLink: false,
});

const PLAIN: Extension = [];

/** The editor's parser goes back over a paragraph for each of its marks: this many take a few milliseconds. */
const MOST_IN_PARAGRAPH = 1_000;

/** From each blank of a heading it looks for the end of them: thousands of them take minutes. */
const MOST_BLANKS = 500;

/** A text that pages show as it is would hold up the editor as well: it is plain here, too. */
function languageFor(text: string): Extension {
  const isTooMuch =
    whyPlain(text) !== null ||
    hasLongBlank(text) ||
    text.split("\n\n").some((part) => countMarks(part) > MOST_IN_PARAGRAPH);
  return isTooMuch ? PLAIN : MARKDOWN;
}

function hasLongBlank(text: string): boolean {
  let blanks = 0;
  for (let at = 0; at < text.length && blanks < MOST_BLANKS; at += 1) {
    const sign = text[at];
    blanks = sign === " " || sign === "\t" ? blanks + 1 : 0;
  }
  return blanks === MOST_BLANKS;
}

const judgedAgain = EditorState.transactionExtender.of(({ docChanged, newDoc, startState }) => {
  if (!docChanged) return null;
  const next = languageFor(newDoc.toString());
  return language.get(startState) === next ? null : { effects: language.reconfigure(next) };
});

/** Markdown as it is written, with looks that follow the meaning. @param text what the editor begins with */
export function liveFormat(text: string): Extension {
  return [
    language.of(languageFor(text)),
    judgedAgain,
    syntaxHighlighting(looks),
    dressedLines,
    EditorView.editorAttributes.of({ class: "md-editor" }),
  ];
}

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
