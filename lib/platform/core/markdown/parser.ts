import MarkdownIt from "markdown-it";
import { breakCells, keepWholeRows, showDefinitions } from "./keep-words";
import { readPastedTable } from "./pasted-table";

/** Beyond it the parser drops what it finds; the tree refuses far less (`build-tree.ts`). */
const DEEPEST = 60;
/** What stands around a sign that multiplies: letters and digits, or two brackets. Other scripts write no blanks. */
const IN_WORD = /^(?:[\p{Script=Latin}\p{N}_]{2}|\)\()$/u;

/**
 * The Markdown that Muster reads: CommonMark with tables, strikethrough and bare links. It differs where words
 * would disappear or change unasked: HTML and entities are text, `2*3*4` stays, a line of dashes is a rule and
 * never makes a heading of the line above it.
 */
export function makeParser(): InstanceType<typeof MarkdownIt> {
  const parser = new MarkdownIt({ html: false, linkify: true, maxNesting: DEEPEST });
  parser.disable(["entity", "lheading", "html_block", "html_inline"]);
  parser.validateLink = isSafe;
  parser.normalizeLinkText = (address) => address;
  // "example.md" is a file here, not a place in Moldova.
  parser.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true });
  parser.inline.State = class extends parser.inline.State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const scanned = super.scanDelims(start, canSplitWord);
      const around = this.src.charAt(start - 1) + this.src.charAt(start + scanned.length);
      return IN_WORD.test(around) ? { ...scanned, can_open: false, can_close: false } : scanned;
    }
  };
  parser.block.ruler.before("paragraph", "pasted_table", readPastedTable, {
    alt: ["paragraph", "reference"],
  });
  parser.core.ruler.at("strip_references", showDefinitions);
  parser.core.ruler.before("inline", "keep_whole_rows", keepWholeRows);
  parser.core.ruler.after("inline", "break_cells", breakCells);
  return parser;
}

/** Where a link may lead: the web, a mailbox, or within Muster. Others stay as they were written. */
function isSafe(href: string): boolean {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  return scheme === undefined || ["http", "https", "mailto"].includes(scheme);
}
