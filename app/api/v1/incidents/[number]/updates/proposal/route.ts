import { route } from "@/lib/serve/api/route";

export const GET = route("GET /incidents/{number}/updates/proposal");
