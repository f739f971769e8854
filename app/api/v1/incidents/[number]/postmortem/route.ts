import { route } from "@/lib/serve/api/route";

export const GET = route("GET /incidents/{number}/postmortem");
export const POST = route("POST /incidents/{number}/postmortem");
export const PATCH = route("PATCH /incidents/{number}/postmortem");
