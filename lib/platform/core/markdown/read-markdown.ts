import { WHY_PLAIN, type WhyPlain, whyPlain } from "./bounds";
import { buildTree, TooDeep } from "./build-tree";
import { makeParser } from "./parser";
import type { Reading } from "./tree";

const parser = makeParser();

/**
 * The one way in which Muster reads Markdown: for pages, paper, mail, lines of text and import. Any text is
 * answered, none is held longer than its bounds allow, and each of its words is in the answer.
 */
export function readMarkdown(text: string): Reading {
  const why = whyPlain(text);
  if (why !== null) return asPlain(text, why);
  try {
    return { kind: "marked", blocks: buildTree(parser.parse(text, {})) };
  } catch (error) {
    // One text may never take a page with it, whatever a parser makes of it.
    const isDeep = error instanceof TooDeep || error instanceof RangeError;
    return asPlain(text, isDeep ? "deep" : "unread");
  }
}

/** The text as it is, with a word why its marks were not read. */
export function asPlain(text: string, why: WhyPlain): Reading {
  return { kind: "plain", text, why: WHY_PLAIN[why] };
}
