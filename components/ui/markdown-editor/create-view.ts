import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { diff } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import { formatKeys } from "./format";
import { listKeys } from "./leave-list";
import { liveFormat } from "./live-format";
import { markedText } from "./marks";
import { smartPaste } from "./paste";

export type ViewOptions = {
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly onWrite: (text: string) => void;
  readonly onBlur: () => void;
  readonly onLeave: () => void;
};

/** An editor for Markdown in `parent`. Tab moves on as everywhere, and Escape leaves. */
export function createView(parent: HTMLElement, options: ViewOptions): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({ doc: options.text, extensions: extensionsOf(options) }),
  });
}

/** Changes only what differs, so that the cursor, and what can be undone, stay where they are. */
export function replaceText(view: EditorView, next: string): void {
  const now = view.state.doc.toString();
  if (now === next) return;
  const changes = diff(now, next, { scanLimit: 500 }).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    insert: next.slice(fromB, toB),
  }));
  view.dispatch({ changes, userEvent: "merge" });
}

function extensionsOf(options: ViewOptions): Extension {
  return [
    history(),
    // Otherwise "\r" of a pasted text would be counted where the saved one has none.
    EditorState.lineSeparator.of("\n"),
    EditorView.lineWrapping,
    drawSelection(),
    placeholder(options.placeholder),
    keymap.of([
      {
        key: "Escape",
        run: () => {
          options.onLeave();
          return true;
        },
      },
    ]),
    formatKeys,
    listKeys,
    liveFormat(options.text),
    markedText,
    smartPaste,
    keymap.of([...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({
      "aria-label": options.label,
      spellcheck: "true",
      autocorrect: "on",
      autocapitalize: "sentences",
    }),
    EditorView.domEventHandlers({ blur: () => options.onBlur() }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onWrite(update.state.doc.toString());
    }),
  ];
}
