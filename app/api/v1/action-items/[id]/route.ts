import { route } from "@/lib/serve/api/route";

export const GET = route("GET /action-items/{id}");
export const PATCH = route("PATCH /action-items/{id}");
