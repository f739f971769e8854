import { route } from "@/lib/serve/api/route";

export const GET = route("GET /incidents");
export const POST = route("POST /incidents");
