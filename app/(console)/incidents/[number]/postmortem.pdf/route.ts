import { exportPdf } from "@/lib/learn/postmortems/queries";
import { fileRoute } from "@/lib/people/entrance/download";

export const GET = fileRoute(exportPdf, { mediaType: "application/pdf", extension: "pdf" });
