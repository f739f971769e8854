import { route } from "@/lib/serve/api/route";

export const GET = route("GET /runbooks/{number}");
export const PATCH = route("PATCH /runbooks/{number}");
