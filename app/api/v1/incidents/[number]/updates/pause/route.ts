import { route } from "@/lib/api/route";

export const POST = route("POST /incidents/{number}/updates/pause");
export const DELETE = route("DELETE /incidents/{number}/updates/pause");
