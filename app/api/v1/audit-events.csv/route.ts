import { route } from "@/lib/api/route";

export const GET = route("GET /audit-events.csv");
