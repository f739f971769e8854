import { exportAuditCsv } from "@/lib/admin/audit-log/export";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(exportAuditCsv, { mediaType: "text/csv" });
