import { route } from "@/lib/api/route";

export const GET = route("GET /incidents/{number}/people");
