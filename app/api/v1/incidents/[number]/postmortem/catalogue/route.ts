import { route } from "@/lib/api/route";

export const PATCH = route("PATCH /incidents/{number}/postmortem/catalogue");
