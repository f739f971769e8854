import { route } from "@/lib/api/route";

export const GET = route("GET /incidents/{number}/timeline");
export const POST = route("POST /incidents/{number}/timeline");
