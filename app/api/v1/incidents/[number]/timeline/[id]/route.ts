import { route } from "@/lib/serve/api/route";

export const PATCH = route("PATCH /incidents/{number}/timeline/{id}");
export const DELETE = route("DELETE /incidents/{number}/timeline/{id}");
