import { route } from "@/lib/serve/api/route";

export const GET = route("GET /webhooks/{id}");
export const PATCH = route("PATCH /webhooks/{id}");
export const DELETE = route("DELETE /webhooks/{id}");
