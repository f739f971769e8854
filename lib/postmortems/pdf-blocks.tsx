import "server-only";
import { Text, View } from "@react-pdf/renderer";
import type { List, RootContent, Table, TableCell, TableRow } from "mdast";
import type { ReactNode } from "react";
import { Inline, placeOf } from "./pdf-inline";
import { styles } from "./pdf-styles";

/** Blocks of Markdown, set one below the other. */
export function Blocks({ nodes }: { nodes: readonly RootContent[] }): ReactNode {
  return nodes.map((node, at) => <Block key={placeOf(node, at)} node={node} />);
}

function Block({ node }: { node: RootContent }): ReactNode {
  switch (node.type) {
    case "heading":
      return <Heading depth={node.depth}>{Inline({ nodes: node.children })}</Heading>;
    case "paragraph":
      return (
        <Text style={styles.block} orphans={2} widows={2}>
          {Inline({ nodes: node.children })}
        </Text>
      );
    case "list":
      return <Points list={node} />;
    case "table":
      return <Grid table={node} />;
    case "code":
      return <Text style={styles.code}>{keepIndents(node.value)}</Text>;
    case "blockquote":
      return <View style={styles.quote}>{Blocks({ nodes: node.children })}</View>;
    case "thematicBreak":
      return <View style={styles.rule} />;
    default:
      return null;
  }
}

/** Blanks at the start of a line would be swallowed. */
function keepIndents(code: string): string {
  return code.replace(/^[ \t]+/gm, (blanks) =>
    "\u00a0".repeat(blanks.replace(/\t/g, "    ").length),
  );
}

/** A heading is never the last line of a page; sections of the template stand in the reader's outline. */
function Heading({ depth, children }: { depth: number; children: ReactNode[] | ReactNode }) {
  const isSection = depth <= 3;
  return (
    <View
      minPresenceAhead={48}
      wrap={false}
      {...(isSection && { bookmark: { title: plainOf(children), fit: true as const } })}
    >
      <Text style={isSection ? styles.heading : styles.subheading}>{children}</Text>
    </View>
  );
}

function plainOf(children: ReactNode): string {
  if (Array.isArray(children)) return children.map(plainOf).join("");
  if (typeof children === "string") return children;
  const props = (children as { props?: { node?: { value?: string } } } | null)?.props;
  return props?.node?.value ?? "";
}

function Points({ list }: { list: List }) {
  return (
    <View>
      {list.children.map((item, at) => (
        <View key={placeOf(item, at)} style={styles.item}>
          <Text style={styles.bullet}>{bulletOf(list, item.checked ?? null, at)}</Text>
          <View style={styles.itemBody}>{Blocks({ nodes: item.children })}</View>
        </View>
      ))}
    </View>
  );
}

function bulletOf(list: List, checked: boolean | null, at: number): string {
  if (checked !== null) return checked ? "[x]" : "[ ]";
  return list.ordered ? `${(list.start ?? 1) + at}.` : "•";
}

/** A table; its columns are as wide as what stands in them needs, and its head stands on every page it takes. */
function Grid({ table }: { table: Table }) {
  const widths = columnWidths(table);
  return (
    <View style={styles.table}>
      {table.children.map((row, rowAt) => (
        <View key={placeOf(row, rowAt)} style={styles.row} wrap={isTall(row)} fixed={rowAt === 0}>
          {row.children.map((cell, at) => (
            <Text
              key={placeOf(cell, at)}
              style={[
                styles.cell,
                { width: `${widths[at] ?? 0}%` },
                rowAt === 0 ? styles.strong : {},
              ]}
            >
              {Inline({ nodes: cell.children })}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}

/** A row stays whole unless it might be longer than a page, which could then never be placed. */
function isTall(row: TableRow): boolean {
  return row.children.some((cell) => lengthOf(cell) > 1_000);
}

/** Shares of the line in percent: by the longest cell, within bounds that keep every column readable. */
function columnWidths(table: Table): number[] {
  const columns = table.children[0]?.children.length ?? 0;
  const longest = Array.from({ length: columns }, (_, at) =>
    Math.max(
      ...table.children.map((row) => Math.min(48, Math.max(13, lengthOf(row.children[at])))),
    ),
  );
  const total = longest.reduce((sum, length) => sum + length, 0);
  return longest.map((length) => (100 * length) / total);
}

function lengthOf(node: TableCell | undefined): number {
  let length = 0;
  const visit = (each: { value?: string; children?: readonly unknown[] }) => {
    length += each.value?.length ?? 0;
    for (const child of each.children ?? []) visit(child as typeof each);
  };
  if (node) visit(node);
  return length;
}
