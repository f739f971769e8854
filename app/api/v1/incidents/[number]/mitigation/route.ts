import { route } from "@/lib/api/route";

export const POST = route("POST /incidents/{number}/mitigation");
export const DELETE = route("DELETE /incidents/{number}/mitigation");
