import { route } from "@/lib/serve/api/route";

export const PUT = route("PUT /incidents/{number}/roles/{role}");
export const DELETE = route("DELETE /incidents/{number}/roles/{role}");
