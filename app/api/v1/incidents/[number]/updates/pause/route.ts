import { route } from "@/lib/serve/api/route";

export const POST = route("POST /incidents/{number}/updates/pause");
export const DELETE = route("DELETE /incidents/{number}/updates/pause");
