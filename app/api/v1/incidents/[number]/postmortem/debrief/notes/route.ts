import { route } from "@/lib/serve/api/route";

export const POST = route("POST /incidents/{number}/postmortem/debrief/notes");
