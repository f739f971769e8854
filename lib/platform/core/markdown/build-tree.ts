import type { Token } from "markdown-it";
import type { Block, Cell, Inline, Item } from "./tree";

/** Parts within each other; a list in a list in a quotation, with bold words, has six. */
const DEEPEST = 24;
const TASK = /^\[([ xX])\](?:[ \t]+|$)/;

/** Signals that parts are nested deeper than a page can show. */
export class TooDeep extends Error {}

/**
 * Makes a tree of the parser's flat list of tokens.
 * @throws TooDeep
 */
export function buildTree(tokens: readonly Token[]): Block[] {
  return blocksOf(new Cursor(tokens));
}

/** Reads tokens one after the other and knows how deep it is in them. */
class Cursor {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  next(): Token | undefined {
    const token = this.tokens[this.at++];
    this.depth += token?.nesting ?? 0;
    if (this.depth > DEEPEST) throw new TooDeep();
    return token;
  }

  /** The next token, unless it closes what is being read; then the closing one is behind. */
  nextInside(): Token | undefined {
    const token = this.next();
    return token && token.nesting >= 0 ? token : undefined;
  }
}

function blocksOf(cursor: Cursor): Block[] {
  const blocks: Block[] = [];
  for (let token = cursor.nextInside(); token; token = cursor.nextInside()) {
    blocks.push(blockOf(token, cursor));
  }
  return blocks;
}

function blockOf(token: Token, cursor: Cursor): Block {
  switch (token.type) {
    case "heading_open":
      return {
        type: "heading",
        level: Number(token.tag.slice(1)) as 1,
        children: contentOf(cursor),
      };
    case "paragraph_open":
      return { type: "paragraph", tight: token.hidden, children: contentOf(cursor) };
    case "bullet_list_open":
      return { type: "list", isOrdered: false, items: itemsOf(cursor) };
    case "ordered_list_open":
      return { type: "list", isOrdered: true, items: numbered(itemsOf(cursor)) };
    case "blockquote_open":
      return { type: "quote", blocks: blocksOf(cursor) };
    case "table_open":
      return tableOf(cursor);
    case "fence":
    case "code_block":
      return { type: "code", text: token.content.replace(/\n$/, ""), label: token.info.trim() };
    case "hr":
      return { type: "rule" };
    default:
      throw new Error(`A block of the kind ${token.type} is not known.`);
  }
}

/** The one line of text in a paragraph, heading or cell. */
function contentOf(cursor: Cursor): Inline[] {
  const content: Inline[] = [];
  for (let token = cursor.nextInside(); token; token = cursor.nextInside()) {
    for (const part of inlineOf(new Cursor(token.children ?? []))) content.push(part);
  }
  return content;
}

function itemsOf(cursor: Cursor): Item[] {
  const items: Item[] = [];
  for (let token = cursor.nextInside(); token; token = cursor.nextInside()) {
    const number = token.info === "" ? null : Number(token.info);
    items.push({ ...asTask(blocksOf(cursor)), number });
  }
  return items;
}

/** Numbers count up where people typed the same one again and again; else they are what people typed. */
function numbered(items: readonly Item[]): Item[] {
  const first = items[0]?.number ?? 1;
  if (items.some(({ number }) => number !== first)) return [...items];
  return items.map((item, at) => ({ ...item, number: first + at }));
}

/** "[x] " before the words of a point says that it is done. */
function asTask(blocks: readonly Block[]): Pick<Item, "checked" | "blocks"> {
  const [first, ...others] = blocks;
  const text = first?.type === "paragraph" ? first.children[0] : undefined;
  const task = typeof text === "string" ? TASK.exec(text) : null;
  if (first?.type !== "paragraph" || typeof text !== "string" || !task) {
    return { checked: null, blocks };
  }
  const children = [text.slice(task[0].length), ...first.children.slice(1)];
  return { checked: task[1] !== " ", blocks: [{ ...first, children }, ...others] };
}

function tableOf(cursor: Cursor): Block {
  let head: Cell[] | null = null;
  const rows: Cell[][] = [];
  // Rows stand in groups, or alone: closing a group ends no table.
  for (let token = cursor.next(); token && token.type !== "table_close"; token = cursor.next()) {
    if (token.type !== "tr_open") continue;
    const { cells, isHead } = rowOf(cursor);
    if (isHead) head = cells;
    else rows.push(cells);
  }
  return { type: "table", head, rows };
}

function rowOf(cursor: Cursor): { cells: Cell[]; isHead: boolean } {
  const cells: Cell[] = [];
  let isHead = false;
  for (let token = cursor.nextInside(); token; token = cursor.nextInside()) {
    isHead ||= token.type === "th_open";
    cells.push({ align: alignOf(token), children: contentOf(cursor) });
  }
  return { cells, isHead };
}

function alignOf(token: Token): Cell["align"] {
  const align = /^text-align:(left|center|right)$/.exec(String(token.attrGet("style") ?? ""))?.[1];
  return (align as Cell["align"]) ?? null;
}

function inlineOf(cursor: Cursor): Inline[] {
  const parts: Inline[] = [];
  for (let token = cursor.nextInside(); token; token = cursor.nextInside()) {
    const part = partOf(token, cursor);
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  }
  return parts;
}

function partOf(token: Token, cursor: Cursor): Inline {
  switch (token.type) {
    case "text":
    case "text_special":
      return token.content;
    case "strong_open":
      return { type: "strong", children: inlineOf(cursor) };
    case "em_open":
      return { type: "emphasis", children: inlineOf(cursor) };
    case "s_open":
      return { type: "struck", children: inlineOf(cursor) };
    case "code_inline":
      return { type: "code", text: token.content };
    case "softbreak":
    case "hardbreak":
      return { type: "break" };
    case "link_open":
      return linkOf(token, "href", inlineOf(cursor));
    case "image":
      return linkOf(token, "src", inlineOf(new Cursor(token.children ?? [])));
    default:
      throw new Error(`A part of the kind ${token.type} is not known.`);
  }
}

/** A picture becomes a link to it, so that reading a text asks nothing of another site. */
function linkOf(token: Token, address: "href" | "src", content: readonly Inline[]): Inline {
  const title = token.attrGet("title");
  const words = content.length > 0 ? content : [address === "src" ? "Image" : hrefOf(token)];
  const children = title ? [...words, ` (${title})`] : words;
  return { type: "link", href: String(token.attrGet(address) ?? ""), children };
}

function hrefOf(token: Token): string {
  return String(token.attrGet("href") ?? "");
}
