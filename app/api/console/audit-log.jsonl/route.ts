import { exportAuditLines } from "@/lib/audit-log/export";
import { ownQueryRoute } from "@/lib/entrance/own-route";

export const GET = ownQueryRoute(exportAuditLines, { mediaType: "application/x-ndjson" });
