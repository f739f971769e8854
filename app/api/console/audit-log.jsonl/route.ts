import { exportAuditLines } from "@/lib/admin/audit-log/export";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(exportAuditLines, { mediaType: "application/x-ndjson" });
