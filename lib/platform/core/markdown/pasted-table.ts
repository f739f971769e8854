import type { StateBlock } from "markdown-it";

/** Two or more lines with tabs between words, as a spreadsheet or a database prints them, are a table. */
export function readPastedTable(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  if (rowOf(state, startLine + 1, endLine) === null) return false;
  const first = rowOf(state, startLine, endLine);
  // A tab that only indents is no column.
  if (!first || first[0]?.trim() === "") return false;
  if (silent) return true;
  const rows = [first];
  for (let line = startLine + 1; ; line += 1) {
    const row = rowOf(state, line, endLine);
    if (row === null) break;
    rows.push(row);
  }
  pushTable(state, startLine, rows);
  state.line = startLine + rows.length;
  return true;
}

/** The cells of a line; null where it has no tab between words, or belongs to something else. */
function rowOf(state: StateBlock, line: number, endLine: number): string[] | null {
  if (line >= endLine || (state.sCount[line] ?? 0) < state.blkIndent) return null;
  const text = state.getLines(line, line + 1, state.blkIndent, false).trimEnd();
  return text.includes("\t") ? text.split("\t") : null;
}

function pushTable(state: StateBlock, startLine: number, rows: readonly string[][]): void {
  state.push("table_open", "table", 1).map = [startLine, startLine + rows.length];
  for (const row of rows) {
    state.push("tr_open", "tr", 1);
    for (const cell of row) {
      state.push("td_open", "td", 1);
      const inline = state.push("inline", "", 0);
      inline.content = cell.trim();
      inline.children = [];
      state.push("td_close", "td", -1);
    }
    state.push("tr_close", "tr", -1);
  }
  state.push("table_close", "table", -1);
}
