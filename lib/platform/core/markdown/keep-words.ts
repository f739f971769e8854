import type { StateCore, Token } from "markdown-it";

/** Definitions of links work, and stay to be read as they were written, also where no link uses them. */
export function showDefinitions(state: StateCore): void {
  const lines = state.src.split("\n");
  state.tokens = state.tokens.flatMap((token) => {
    if (token.type !== "reference_definition") return [token];
    const [from, to] = token.map ?? [0, 0];
    const [first = "", ...more] = lines.slice(from, to);
    const written = [first.slice(first.indexOf("[")), ...more.map((line) => line.trim())].join(
      "\n",
    );
    return paragraphOf(state, written, token.level);
  });
}

/** What a row has beyond the head's columns is dropped by the parser: here it is one more cell. */
export function keepWholeRows(state: StateCore): void {
  const lines = state.src.split("\n");
  const tokens: Token[] = [];
  let rowStart = -1;
  for (const token of state.tokens) {
    if (token.type === "tr_open") rowStart = tokens.length;
    if (token.type === "tr_close") {
      const line = tokens[rowStart]?.map?.[0];
      const written = line === undefined ? "" : (lines[line] ?? "");
      const cells = tokens.slice(rowStart).filter(({ type }) => type === "inline");
      const rest = beyond(
        written,
        cells.map(({ content }) => content),
      );
      if (rest !== "") tokens.push(...cellOf(state, rest, token.level + 1));
    }
    tokens.push(token);
  }
  state.tokens = tokens;
}

/** A table's row is one line: `<br>` is how a cell has several. Anywhere else it is text like all HTML. */
export function breakCells(state: StateCore): void {
  state.tokens.forEach((token, at) => {
    const cell = state.tokens[at - 1]?.type ?? "";
    if (token.type !== "inline" || !["td_open", "th_open"].includes(cell)) return;
    token.children = (token.children ?? []).flatMap((child) =>
      child.type === "text" && child.content.includes("<") ? brokenAt(state, child) : [child],
    );
  });
}

function brokenAt(state: StateCore, text: Token): Token[] {
  return text.content.split(/<br *\/?>/i).flatMap((content, at) => {
    const piece = new state.Token("text", "", 0);
    piece.content = content;
    return at === 0 ? [piece] : [new state.Token("hardbreak", "br", 0), piece];
  });
}

/** What is written behind the last of a row's cells. */
function beyond(line: string, cells: readonly string[]): string {
  const pieces = line.split(/(?<!\\)\|/);
  if (pieces.length <= cells.length) return "";
  if (pieces.at(-1)?.trim() === "") pieces.pop();
  // In front of the first bar stands nothing, or the sign of a quotation or list around the table.
  const isFirstCell = cells[0] !== "" && pieces[0]?.trimEnd().endsWith(cells[0] ?? "");
  return pieces
    .slice(cells.length + (isFirstCell ? 0 : 1))
    .map((piece) => piece.trim())
    .filter(Boolean)
    .join(" | ");
}

function cellOf(state: StateCore, content: string, level: number): Token[] {
  return around(state, "td", content, level);
}

function paragraphOf(state: StateCore, content: string, level: number): Token[] {
  return around(state, "paragraph", content, level);
}

function around(state: StateCore, name: string, content: string, level: number): Token[] {
  const open = new state.Token(`${name}_open`, "", 1);
  const inline = new state.Token("inline", "", 0);
  const close = new state.Token(`${name}_close`, "", -1);
  Object.assign(inline, { content, children: [], level: level + 1 });
  open.level = level;
  close.level = level;
  return [open, inline, close];
}
