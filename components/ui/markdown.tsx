import { type ComponentProps, Fragment, memo, type ReactNode } from "react";
import { jsx, jsxs } from "react/jsx-runtime";
import rehypeReact from "rehype-react";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize)
  .use(() => nestHeadings)
  .use(rehypeReact, {
    Fragment,
    jsx,
    jsxs,
    components: {
      a: MarkdownLink,
      img: ImageLink,
      input: TaskBox,
      table: ScrollingTable,
      pre: ScrollingCode,
    },
  });

/**
 * Markdown that people wrote, sanitised, on server and browser alike: raw HTML in it is dropped, never
 * shown or run, and pictures become links, so that reading a page sends nothing to another site.
 */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return <div className="prose">{processor.processSync(text).result as ReactNode}</div>;
});

/**
 * Headings people write begin below those of the page (at level 3) and go down one step at a time,
 * whatever levels were typed, so that the outline of the page stays whole.
 */
function nestHeadings(tree: { children: unknown[] }): void {
  const above: number[] = [];
  for (const node of tree.children as { tagName?: string }[]) {
    const typed = Number(/^h([1-6])$/.exec(node.tagName ?? "")?.[1] ?? 0);
    if (typed === 0) continue;
    while ((above.at(-1) ?? 0) >= typed) above.pop();
    above.push(typed);
    node.tagName = `h${Math.min(6, 2 + above.length)}`;
  }
}

function MarkdownLink({ href = "", children }: { href?: string; children?: ReactNode }) {
  const isOurs = /^(#|\/(?!\/))/.test(href);
  if (isOurs) return <a href={href}>{children}</a>;
  return (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank">
      {children}
    </a>
  );
}

function ImageLink({ src, alt }: { src?: string; alt?: string }) {
  return src ? <MarkdownLink href={src}>{alt || "Image"}</MarkdownLink> : alt;
}

function TaskBox({ checked = false }: { checked?: boolean }) {
  return (
    <input type="checkbox" checked={checked} disabled aria-label={checked ? "Done" : "Open"} />
  );
}

function ScrollingTable({ children }: ComponentProps<"table">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="scroll" role="group" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

function ScrollingCode({ children }: ComponentProps<"pre">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre tabIndex={0}>{children}</pre>
  );
}
