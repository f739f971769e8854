import type { PostmortemDocument } from "@/lib/learn/postmortems/markdown/markdown-rules";
import { serveThread } from "@/lib/platform/core/threads/serve-thread";
import type { PaperSize } from "./paper";
import { renderPdf } from "./render-pdf";

/** What the thread that sets PDFs is given. */
export type PdfWork = { readonly document: PostmortemDocument; readonly size: PaperSize };

serveThread(({ document, size }: PdfWork) => renderPdf(document, size));
