import { Fragment, type ReactNode } from "react";
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
  .use(rehypeReact, { Fragment, jsx, jsxs, components: { a: OutsideLink } });

/** Markdown that people wrote, sanitised: raw HTML in it is dropped, never shown or run. */
export function Markdown({ text }: { text: string }) {
  return <div className="prose">{processor.processSync(text).result as ReactNode}</div>;
}

function OutsideLink({ href, children }: { href?: string; children?: ReactNode }) {
  return (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank">
      {children}
    </a>
  );
}
