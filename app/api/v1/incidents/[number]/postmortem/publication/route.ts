import { route } from "@/lib/serve/api/route";

export const POST = route("POST /incidents/{number}/postmortem/publication");
export const DELETE = route("DELETE /incidents/{number}/postmortem/publication");
