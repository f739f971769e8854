import "server-only";
import { Link, Text } from "@react-pdf/renderer";
import { createElement, Fragment, type ReactNode } from "react";
import type { Inline } from "@/lib/platform/core/markdown/tree";
import { styles } from "./pdf-styles";

/** Running text of Markdown. */
export function Phrases({ parts }: { parts: readonly Inline[] }): ReactNode {
  return inOrder(parts, phrase);
}

/** Parts of a text need no names: it is set once, and their order is their place. */
export function inOrder<T>(parts: readonly T[], draw: (part: T, at: number) => ReactNode) {
  return createElement(Fragment, null, ...parts.map(draw));
}

function phrase(part: Inline): ReactNode {
  if (typeof part === "string") return part;
  switch (part.type) {
    case "strong":
      return <Text style={styles.strong}>{inOrder(part.children, phrase)}</Text>;
    case "emphasis":
      return <Text style={styles.emphasis}>{inOrder(part.children, phrase)}</Text>;
    case "struck":
      return <Text style={styles.deleted}>{inOrder(part.children, phrase)}</Text>;
    case "code":
      return <Text style={styles.inlineCode}>{part.text}</Text>;
    case "break":
      return "\n";
    case "link":
      return <Anchor href={part.href}>{inOrder(part.children, phrase)}</Anchor>;
  }
}

/** A link that a reader of the file can follow; one within Muster is written out. */
function Anchor({ href, children }: { href: string; children: ReactNode }) {
  if (!/^(https?:|mailto:)/i.test(href)) {
    return (
      <Text>
        {children} ({href})
      </Text>
    );
  }
  return (
    <Link src={href} style={styles.link}>
      {children}
    </Link>
  );
}
