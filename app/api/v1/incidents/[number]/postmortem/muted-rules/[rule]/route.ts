import { route } from "@/lib/serve/api/route";

export const PUT = route("PUT /incidents/{number}/postmortem/muted-rules/{rule}");
export const DELETE = route("DELETE /incidents/{number}/postmortem/muted-rules/{rule}");
