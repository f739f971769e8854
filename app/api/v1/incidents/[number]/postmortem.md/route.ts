import { route } from "@/lib/serve/api/route";

export const GET = route("GET /incidents/{number}/postmortem.md");
export const PUT = route("PUT /incidents/{number}/postmortem.md");
