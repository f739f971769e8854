import { route } from "@/lib/serve/api/route";

export const PATCH = route("PATCH /incidents/{number}/postmortem/catalogue");
