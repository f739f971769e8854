import { fileRoute } from "@/lib/entrance/download";
import { exportPdf } from "@/lib/postmortems/queries";

export const GET = fileRoute(exportPdf, { mediaType: "application/pdf", extension: "pdf" });
