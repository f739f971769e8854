import { route } from "@/lib/serve/api/route";

export const GET = route("GET /action-items/{id}/comments");
export const POST = route("POST /action-items/{id}/comments");
