import "server-only";
import { renderToBuffer } from "@react-pdf/renderer";
import {
  type PostmortemDocument,
  renderBody,
} from "@/lib/learn/postmortems/markdown/markdown-rules";
import { DomainError } from "@/lib/platform/core/errors";
import { toEnd } from "@/lib/platform/core/threads/steps";
import type { PaperSize } from "./paper";
import { documentBlocks } from "./pdf-document";
import { PostmortemPdf } from "./pdf-page";

/** Characters of Markdown; about 60 pages, which take seconds to set. */
const MOST_CHARACTERS = 200_000;

/**
 * Sets a postmortem as PDF from the same Markdown that is exported. This is seconds of work for the
 * processor: only `pdf-thread.ts` calls it, in a thread of its own.
 * @throws DomainError INVALID when it is too long.
 */
export async function renderPdf(
  document: PostmortemDocument,
  size: PaperSize,
): Promise<Uint8Array<ArrayBuffer>> {
  if (toEnd(renderBody(document)).length > MOST_CHARACTERS) {
    throw new DomainError("INVALID", "This postmortem is too long for a PDF: take the Markdown.");
  }
  return new Uint8Array(
    await renderToBuffer(
      <PostmortemPdf document={document} body={documentBlocks(document)} size={size} />,
    ),
  );
}
