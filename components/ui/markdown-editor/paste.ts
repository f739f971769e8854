import { EditorSelection } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { cellsOfTsv, linkOf, tableOf } from "./paste-rules";

/** Tables become Markdown tables, an address over selected words a link, the address of a picture an image. */
export const smartPaste = EditorView.domEventHandlers({
  paste(event, view) {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    const rows = cellsOfHtml(html) ?? cellsOfTsv(plain);
    const { state } = view;
    const insert = rows ? () => tableOf(rows) : (words: string) => linkOf(plain, words) ?? null;
    if (insert(state.sliceDoc(state.selection.main.from, state.selection.main.to)) === null)
      return false;
    event.preventDefault();
    view.dispatch(
      state.changeByRange(({ from, to }) => {
        const text = insert(state.sliceDoc(from, to)) ?? plain;
        const isMidLine = rows && state.doc.lineAt(from).from !== from;
        const all = isMidLine ? `\n\n${text}` : text;
        return {
          changes: { from, to, insert: state.toText(all) },
          range: EditorSelection.cursor(from + all.length),
        };
      }),
      { userEvent: "input.paste", scrollIntoView: true },
    );
    return true;
  },
});

/** The cells of a pasted table, when the clipboard holds one and nothing else of weight. */
function cellsOfHtml(html: string): string[][] | null {
  if (!/<table/i.test(html)) return null;
  const page = new DOMParser().parseFromString(html, "text/html");
  const table = page.querySelector("table");
  const text = (node: Element) => (node.textContent ?? "").replace(/\s+/g, " ").trim();
  if (!table || text(page.body).length > text(table).length) return null;
  const rows = [...table.rows].map((row) => [...row.cells].map(text));
  return rows.length > 0 ? rows : null;
}
