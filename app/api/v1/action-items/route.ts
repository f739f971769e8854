import { route } from "@/lib/serve/api/route";

export const GET = route("GET /action-items");
export const POST = route("POST /action-items");
export const PATCH = route("PATCH /action-items");
