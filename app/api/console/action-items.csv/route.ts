import { exportItems } from "@/lib/learn/action-items/lists/export-csv";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(exportItems, { mediaType: "text/csv" });
