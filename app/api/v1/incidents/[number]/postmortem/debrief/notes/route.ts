import { route } from "@/lib/api/route";

export const POST = route("POST /incidents/{number}/postmortem/debrief/notes");
