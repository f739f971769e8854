import { route } from "@/lib/api/route";

export const GET = route("GET /incidents");
export const POST = route("POST /incidents");
