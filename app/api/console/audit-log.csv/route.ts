import { exportAuditCsv } from "@/lib/audit-log/export";
import { ownQueryRoute } from "@/lib/entrance/own-route";

export const GET = ownQueryRoute(exportAuditCsv, { mediaType: "text/csv" });
