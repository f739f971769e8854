import { serveThread } from "@/lib/core/serve-thread";
import type { PostmortemDocument } from "./markdown-rules";
import type { PaperSize } from "./paper";
import { renderPdf } from "./render-pdf";

/** What the thread that sets PDFs is given. */
export type PdfWork = { readonly document: PostmortemDocument; readonly size: PaperSize };

serveThread(({ document, size }: PdfWork) => renderPdf(document, size));
