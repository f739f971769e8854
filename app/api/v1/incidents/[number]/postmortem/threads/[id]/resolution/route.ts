import { route } from "@/lib/serve/api/route";

export const PUT = route("PUT /incidents/{number}/postmortem/threads/{id}/resolution");
export const DELETE = route("DELETE /incidents/{number}/postmortem/threads/{id}/resolution");
