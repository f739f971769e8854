import { readMarkdown } from "./read-markdown";
import type { Block, Inline } from "./tree";

/** A text as one stretch for a cell of a table: its blocks become lines, code stays code. */
export function flattenMarkdown(markdown: string): Inline[] {
  const reading = readMarkdown(markdown);
  return reading.kind === "plain" ? linesOf(reading.text) : joined(reading.blocks.map(flat));
}

/** Blocks to be shown for a text, also where its marks were not read. */
export function blocksToShow(markdown: string): readonly Block[] {
  const reading = readMarkdown(markdown);
  if (reading.kind === "marked") return reading.blocks;
  const { why, text } = reading;
  return [
    { type: "paragraph", tight: false, children: [{ type: "emphasis", children: [why] }] },
    { type: "code", label: "", text },
  ];
}

function flat(block: Block): Inline[] {
  switch (block.type) {
    case "heading":
      return [{ type: "strong", children: block.children }];
    case "paragraph":
      return [...block.children];
    case "list":
      return joined(block.items.map(({ number, blocks }) => withSign(number, blocks)));
    case "table":
      return joined(
        [...(block.head ? [block.head] : []), ...block.rows].map((row) =>
          row.flatMap(({ children }, at) => (at === 0 ? children : [" · ", ...children])),
        ),
      );
    case "code":
      return joined(
        block.text.split("\n").map((text) => (text === "" ? [] : [{ type: "code", text }])),
      );
    case "quote":
      return joined(block.blocks.map(flat));
    case "rule":
      return [];
  }
}

function withSign(number: number | null, blocks: readonly Block[]): Inline[] {
  return [number === null ? "• " : `${number}. `, ...joined(blocks.map(flat))];
}

function linesOf(text: string): Inline[] {
  return joined(text.split("\n").map((line) => [line]));
}

/** One below the other. */
function joined(lines: readonly (readonly Inline[])[]): Inline[] {
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, at) => (at === 0 ? line : [{ type: "break" } as const, ...line]));
}
