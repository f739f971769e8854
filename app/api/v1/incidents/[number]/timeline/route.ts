import { route } from "@/lib/serve/api/route";

export const GET = route("GET /incidents/{number}/timeline");
export const POST = route("POST /incidents/{number}/timeline");
