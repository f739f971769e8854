import { exportMarkdown } from "@/lib/learn/postmortems/queries";
import { fileRoute } from "@/lib/people/entrance/download";

export const GET = fileRoute(exportMarkdown, {
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
});
