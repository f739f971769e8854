import { route } from "@/lib/serve/api/route";

export const GET = route("GET /incidents/{number}/handover");
export const POST = route("POST /incidents/{number}/handover");
export const DELETE = route("DELETE /incidents/{number}/handover");
