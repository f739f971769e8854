import { type ComponentProps, createElement, Fragment, memo, type ReactNode } from "react";
import { asPlain, readMarkdown } from "@/lib/platform/core/markdown/read-markdown";
import type { Block, Cell, Inline, Item } from "@/lib/platform/core/markdown/tree";

/**
 * Markdown that people wrote, on server and browser alike. HTML in it is text, and pictures become links, so
 * that reading a page sends nothing to another site. What is too much to read is shown as it is.
 */
export const Markdown = memo(function Markdown(props: {
  text: string;
  /** False where the page has no room left for the marks of this text: see `crowdedOut`. */
  hasRoom?: boolean;
}) {
  const { text, hasRoom = true } = props;
  const reading = hasRoom ? readMarkdown(text) : asPlain(text, "page");
  if (reading.kind === "plain") {
    return (
      <div className="prose">
        <p className="text-ink-faint text-xs">{reading.why}</p>
        <pre className="plain">{reading.text}</pre>
      </div>
    );
  }
  return <div className="prose">{blocks(reading.blocks, headingLevels(reading.blocks))}</div>;
});

/**
 * Headings people write begin below those of the page (at level 3) and go down one step at a time,
 * whatever levels were typed, so that the outline of the page stays whole.
 */
function headingLevels(written: readonly Block[]): Map<Block, number> {
  const above: number[] = [];
  const levels = new Map<Block, number>();
  for (const block of written) {
    if (block.type !== "heading") continue;
    while ((above.at(-1) ?? 0) >= block.level) above.pop();
    above.push(block.level);
    levels.set(block, Math.min(6, 2 + above.length));
  }
  return levels;
}

/** Parts of a text need no names: it is drawn as a whole, and their order is their place. */
function inOrder<T>(parts: readonly T[], draw: (part: T) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...parts.map(draw));
}

type Levels = ReadonlyMap<Block, number>;

function blocks(written: readonly Block[], levels: Levels = new Map()): ReactNode {
  return inOrder(written, (block) => <Part block={block} levels={levels} />);
}

function Part({ block, levels }: { block: Block; levels: Levels }): ReactNode {
  switch (block.type) {
    case "heading": {
      const Heading = `h${levels.get(block) ?? 6}` as "h3";
      return <Heading>{line(block.children)}</Heading>;
    }
    case "paragraph":
      return block.tight ? line(block.children) : <p>{line(block.children)}</p>;
    case "list":
      return block.isOrdered ? <ol>{points(block.items)}</ol> : <ul>{points(block.items)}</ul>;
    case "table":
      return <ScrollingTable head={block.head} rows={block.rows} />;
    case "code":
      return <ScrollingCode label={block.label}>{block.text}</ScrollingCode>;
    case "quote":
      return <blockquote>{blocks(block.blocks)}</blockquote>;
    case "rule":
      return <hr />;
  }
}

function points(items: readonly Item[]): ReactNode {
  return inOrder(items, (item) => (
    <li {...(item.number !== null && { value: item.number })}>
      {item.checked === null ? null : <TaskBox checked={item.checked} />}
      {blocks(item.blocks)}
    </li>
  ));
}

function line(parts: readonly Inline[]): ReactNode {
  // Most lines are words and nothing else.
  if (parts.length === 1 && typeof parts[0] === "string") return parts[0];
  return inOrder(parts, (part) => (typeof part === "string" ? part : <Phrase part={part} />));
}

function Phrase({ part }: { part: Exclude<Inline, string> }): ReactNode {
  switch (part.type) {
    case "strong":
      return <strong>{line(part.children)}</strong>;
    case "emphasis":
      return <em>{line(part.children)}</em>;
    case "struck":
      return <del>{line(part.children)}</del>;
    case "code":
      return <code>{part.text}</code>;
    case "break":
      return <br />;
    case "link":
      return <MarkdownLink href={part.href}>{line(part.children)}</MarkdownLink>;
  }
}

function MarkdownLink({ href, children }: { href: string; children: ReactNode }) {
  const isOurs = /^(#|\/(?!\/))/.test(href);
  if (isOurs) return <a href={href}>{children}</a>;
  return (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank">
      {children}
    </a>
  );
}

function TaskBox({ checked }: { checked: boolean }) {
  return (
    <input type="checkbox" checked={checked} disabled aria-label={checked ? "Done" : "Open"} />
  );
}

type Row = readonly Cell[];

function ScrollingTable({ head, rows }: { head: Row | null; rows: readonly Row[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="scroll" role="group" aria-label="Table" tabIndex={0}>
      <table>
        {head ? (
          <thead>
            <tr>{cells(head, "th")}</tr>
          </thead>
        ) : null}
        <tbody>
          {inOrder(rows, (row) => (
            <tr>{cells(row, "td")}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cells(row: Row, Tag: "th" | "td"): ReactNode {
  return inOrder(row, ({ align, children }) => (
    <Tag {...(align && align !== "left" && { style: { textAlign: align } })}>{line(children)}</Tag>
  ));
}

function ScrollingCode({ label, children }: ComponentProps<"pre"> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre tabIndex={0}>
      {label ? <span className="label">{label}</span> : null}
      <code>{children}</code>
    </pre>
  );
}
