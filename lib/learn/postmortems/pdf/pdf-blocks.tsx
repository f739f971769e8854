import "server-only";
import { Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { wordsOf } from "@/lib/platform/core/markdown/plain-text";
import type { Block, Inline, Item } from "@/lib/platform/core/markdown/tree";
import { inOrder, Phrases } from "./pdf-inline";
import { styles } from "./pdf-styles";

type Table = Extract<Block, { type: "table" }>;
/** Lines of code that are set as one piece: what is longer would be measured again on every page. */
const LINES_A_PIECE = 40;

/** Blocks of Markdown, set one below the other. */
export function Blocks({ blocks }: { blocks: readonly Block[] }): ReactNode {
  return inOrder(blocks, (block) => <Part block={block} />);
}

function Part({ block }: { block: Block }): ReactNode {
  switch (block.type) {
    case "heading":
      return <Heading depth={block.level} words={block.children} />;
    case "paragraph":
      return (
        <Text style={styles.block} orphans={2} widows={2}>
          <Phrases parts={block.children} />
        </Text>
      );
    case "list":
      return <Points items={block.items} />;
    case "table":
      return <Grid table={block} />;
    case "code":
      return <Code label={block.label} text={block.text} />;
    case "quote":
      return (
        <View style={styles.quote}>
          <Blocks blocks={block.blocks} />
        </View>
      );
    case "rule":
      return <View style={styles.rule} />;
  }
}

function Code({ label, text }: { label: string; text: string }) {
  const lines = keepIndents(label ? `${label}\n${text}` : text).split("\n");
  const pieces = Array.from({ length: Math.ceil(lines.length / LINES_A_PIECE) }, (_, at) =>
    lines.slice(at * LINES_A_PIECE, (at + 1) * LINES_A_PIECE).join("\n"),
  );
  return (
    <View style={styles.code}>
      {inOrder(pieces, (piece) => (
        <Text>{piece}</Text>
      ))}
    </View>
  );
}

/** Blanks at the start of a line would be swallowed. */
function keepIndents(code: string): string {
  return code.replace(/^[ \t]+/gm, (blanks) =>
    "\u00a0".repeat(blanks.replace(/\t/g, "    ").length),
  );
}

/** A heading is never the last line of a page; sections of the template stand in the reader's outline. */
function Heading({ depth, words }: { depth: number; words: readonly Inline[] }) {
  const isSection = depth <= 3;
  return (
    <View
      minPresenceAhead={48}
      wrap={false}
      {...(isSection && { bookmark: { title: wordsOf(words), fit: true as const } })}
    >
      <Text style={isSection ? styles.heading : styles.subheading}>
        <Phrases parts={words} />
      </Text>
    </View>
  );
}

function Points({ items }: { items: readonly Item[] }) {
  return (
    <View>
      {inOrder(items, (item) => (
        <View style={styles.item}>
          <Text style={styles.bullet}>{bulletOf(item)}</Text>
          <View style={styles.itemBody}>
            <Blocks blocks={item.blocks} />
          </View>
        </View>
      ))}
    </View>
  );
}

function bulletOf({ checked, number }: Item): string {
  if (checked !== null) return checked ? "[x]" : "[ ]";
  return number === null ? "•" : `${number}.`;
}

/** A table; its columns are as wide as what stands in them needs, and its head stands on every page it takes. */
function Grid({ table }: { table: Table }) {
  const { head, rows } = table;
  const widths = columnWidths(table);
  const row = (cells: Table["rows"][number], isHead: boolean) => (
    <View style={styles.row} wrap={isTall(cells)} fixed={isHead}>
      {inOrder(cells, ({ children }, at) => (
        <Text style={[styles.cell, { width: `${widths[at] ?? 0}%` }, isHead ? styles.strong : {}]}>
          <Phrases parts={children} />
        </Text>
      ))}
    </View>
  );
  return (
    <View style={styles.table}>
      {head ? row(head, true) : null}
      {inOrder(rows, (cells) => row(cells, false))}
    </View>
  );
}

/** A row stays whole unless it might be longer than a page, which could then never be placed. */
function isTall(cells: Table["rows"][number]): boolean {
  return cells.some(({ children }) => wordsOf(children).length > 1_000);
}

/** Shares of the line in percent: by the longest cell, within bounds that keep every column readable. */
function columnWidths({ head, rows }: Table): number[] {
  const longest: number[] = [];
  for (const row of head ? [head, ...rows] : rows) {
    for (const [at, { children }] of row.entries()) {
      const length = Math.min(48, Math.max(13, wordsOf(children).length));
      longest[at] = Math.max(longest[at] ?? 0, length);
    }
  }
  const total = longest.reduce((sum, length) => sum + length, 0);
  return longest.map((length) => (100 * length) / total);
}
