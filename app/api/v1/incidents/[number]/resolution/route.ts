import { route } from "@/lib/serve/api/route";

export const POST = route("POST /incidents/{number}/resolution");
export const DELETE = route("DELETE /incidents/{number}/resolution");
