import { route } from "@/lib/serve/api/route";

export const POST = route("POST /incidents/{number}/mitigation");
export const DELETE = route("DELETE /incidents/{number}/mitigation");
