import { readMarkdown } from "./read-markdown";
import type { Block, Inline } from "./tree";

/** Longer words of people are cut: a line points at the whole, and does not repeat it. */
const LONGEST_LINE = 240;
/** Enough of a text for its first line, whatever marks stand in it. */
const ENOUGH = 4_000;

/** Markdown as one plain line of at most 240 characters. */
export function plainLine(markdown: string): string {
  const plain = plainText(markdown.length > ENOUGH ? markdown.slice(0, ENOUGH) : markdown);
  const isCut = plain.length > LONGEST_LINE || markdown.length > ENOUGH;
  if (!isCut) return plain;
  return `${plain
    .slice(0, LONGEST_LINE - 1)
    .trimEnd()
    .toWellFormed()}…`;
}

/** Markdown as one plain line: its words without the marks, and links without their targets. */
export function plainText(markdown: string): string {
  return linesOf(markdown).join(" ").replace(/\s+/g, " ").trim();
}

/** Markdown as the lines that people see, without the marks. */
export function linesOf(markdown: string): string[] {
  const reading = readMarkdown(markdown);
  return reading.kind === "plain" ? reading.text.split("\n") : blockLines(reading.blocks);
}

function blockLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap(linesOfBlock);
}

function linesOfBlock(block: Block): string[] {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return wordsOf(block.children).split("\n");
    case "list":
      return block.items.flatMap((item) => blockLines(item.blocks));
    case "table":
      return [...(block.head ? [block.head] : []), ...block.rows].map((row) =>
        row.map((cell) => wordsOf(cell.children)).join(" "),
      );
    case "code":
      // One word behind the fence names a language; more are somebody's words.
      return [/\s/.test(block.label) ? block.label : "", ...block.text.split("\n")].filter(Boolean);
    case "quote":
      return blockLines(block.blocks);
    case "rule":
      return [];
  }
}

/** What a stretch of a line says, with line ends where it has some. */
export function wordsOf(parts: readonly Inline[]): string {
  return parts.map(wordOf).join("");
}

function wordOf(part: Inline): string {
  if (typeof part === "string") return part;
  switch (part.type) {
    case "code":
      return part.text;
    case "break":
      return "\n";
    default:
      return wordsOf(part.children);
  }
}
