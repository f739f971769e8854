import "server-only";
import { renderToBuffer } from "@react-pdf/renderer";
import { DomainError } from "@/lib/core/errors";
import { type PostmortemDocument, renderBody } from "./markdown-rules";
import type { PaperSize } from "./paper";
import { documentBlocks } from "./pdf-document";
import { PostmortemPdf } from "./pdf-page";

/** Characters of Markdown; about 60 pages, which take seconds to set. */
const MOST_CHARACTERS = 200_000;
const MOST_WAITING = 8;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Sets a postmortem as PDF from the same Markdown that is exported. Setting type is work for the
 * processor, so that a process sets one at a time and lets few wait.
 * @throws DomainError LIMIT when it is too long, or too many wait.
 */
export async function renderPdf(
  document: PostmortemDocument,
  size: PaperSize,
): Promise<Uint8Array<ArrayBuffer>> {
  if (renderBody(document).length > MOST_CHARACTERS) {
    throw new DomainError("LIMIT", "This postmortem is too long for a PDF: take the Markdown.");
  }
  if (waiting >= MOST_WAITING) {
    throw new DomainError("LIMIT", "Many PDFs are being made. Try again in a moment.", {
      retryAfterSeconds: 10,
    });
  }
  waiting += 1;
  const turn = last.then(() =>
    renderToBuffer(
      <PostmortemPdf document={document} body={documentBlocks(document)} size={size} />,
    ),
  );
  last = turn
    .catch(() => undefined)
    .finally(() => {
      waiting -= 1;
    });
  return new Uint8Array(await turn);
}
