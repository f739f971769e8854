import { fileRoute } from "@/lib/entrance/download";
import { exportMarkdown } from "@/lib/postmortems/queries";

export const GET = fileRoute(exportMarkdown, {
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
});
