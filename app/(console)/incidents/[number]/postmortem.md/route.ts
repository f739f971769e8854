import { markdownRoute } from "@/lib/entrance/download";
import { exportMarkdown } from "@/lib/postmortems/queries";

export const GET = markdownRoute(exportMarkdown);
