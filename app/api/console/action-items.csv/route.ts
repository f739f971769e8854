import { exportItems } from "@/lib/action-items/export-csv";
import { ownQueryRoute } from "@/lib/entrance/own-route";

export const GET = ownQueryRoute(exportItems, { mediaType: "text/csv" });
