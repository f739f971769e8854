import "server-only";
import { Link, Text } from "@react-pdf/renderer";
import type { PhrasingContent, RootContent } from "mdast";
import type { ReactNode } from "react";
import { styles } from "./pdf-styles";

/** Running text of Markdown; raw HTML is left out, and a picture becomes a link to it. */
export function Inline({ nodes }: { nodes: readonly PhrasingContent[] }): ReactNode {
  return nodes.map((node, at) => <Phrase key={placeOf(node, at)} node={node} />);
}

/** Where a node stands in the source: distinct among its siblings. */
export function placeOf(node: RootContent, at: number): string {
  return `${node.position?.start.offset ?? at}`;
}

function Phrase({ node }: { node: PhrasingContent }): ReactNode {
  switch (node.type) {
    case "text":
      return node.value.replace(/\s*\n\s*/g, " ");
    case "strong":
      return <Text style={styles.strong}>{Inline({ nodes: node.children })}</Text>;
    case "emphasis":
      return <Text style={styles.emphasis}>{Inline({ nodes: node.children })}</Text>;
    case "delete":
      return <Text style={styles.deleted}>{Inline({ nodes: node.children })}</Text>;
    case "inlineCode":
      return <Text style={styles.inlineCode}>{node.value}</Text>;
    case "break":
      return "\n";
    case "link":
      return <Anchor url={node.url}>{Inline({ nodes: node.children })}</Anchor>;
    case "image":
      return <Anchor url={node.url}>{node.alt || "Image"}</Anchor>;
    default:
      return null;
  }
}

/** A link that a reader of the file can follow; other schemes stay plain text. */
function Anchor({ url, children }: { url: string; children: ReactNode }) {
  if (!/^(https?:|mailto:)/i.test(url)) return <Text>{children}</Text>;
  return (
    <Link src={url} style={styles.link}>
      {children}
    </Link>
  );
}
