import {
  actionItemRows,
  type PostmortemDocument,
  renderParts,
  timelineRow,
} from "@/lib/learn/postmortems/markdown/markdown-rules";
import { blocksToShow } from "@/lib/platform/core/markdown/flatten";
import type { Block, Inline } from "@/lib/platform/core/markdown/tree";
import { toEnd } from "@/lib/platform/core/threads/steps";

/**
 * What an exported postmortem says, as blocks for paper. Each part is read by itself: a text that is too much
 * to read is shown as it is, and takes no other with it; tables are as long as they have to be.
 */
export function documentBlocks(document: PostmortemDocument): Block[] {
  return toEnd(renderParts(document)).flatMap(({ title, text }) => [
    { type: "heading", level: 3, children: [title] },
    ...partBlocks(document, title, text),
  ]);
}

function partBlocks(document: PostmortemDocument, title: string, text: string): readonly Block[] {
  if (title === "Timeline")
    return [
      tableOf(
        ["Time", "Event"],
        document.timeline.map((moment) => timelineRow(moment, document)),
      ),
    ];
  if (title === "Action Items") {
    const rows = actionItemRows(document).map((row) => row.map((words) => [words]));
    return [tableOf(["Action", "Owner", "Priority", "Deadline"], rows)];
  }
  return blocksToShow(text);
}

function tableOf(names: readonly string[], rows: readonly Inline[][][]): Block {
  const cell = (children: readonly Inline[]) => ({ align: null, children });
  return {
    type: "table",
    head: names.map((name) => cell([name])),
    rows: rows.map((row) => row.map(cell)),
  };
}
