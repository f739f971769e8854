import { route } from "@/lib/api/route";

export const PUT = route("PUT /incidents/{number}/postmortem/debrief/step");
