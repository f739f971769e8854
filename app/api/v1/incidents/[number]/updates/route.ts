import { route } from "@/lib/api/route";

export const GET = route("GET /incidents/{number}/updates");
export const POST = route("POST /incidents/{number}/updates");
