import { route } from "@/lib/serve/api/route";

export const PUT = route("PUT /incidents/{number}/postmortem/review");
export const DELETE = route("DELETE /incidents/{number}/postmortem/review");
