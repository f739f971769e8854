import { route } from "@/lib/serve/api/route";

export const GET = route("GET /incidents/{number}/updates");
export const POST = route("POST /incidents/{number}/updates");
