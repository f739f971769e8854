import { route } from "@/lib/serve/api/route";

export const GET = route("GET /incidents/{number}/postmortem/debrief");
export const POST = route("POST /incidents/{number}/postmortem/debrief");
export const DELETE = route("DELETE /incidents/{number}/postmortem/debrief");
