import { route } from "@/lib/serve/api/route";

export const GET = route("GET /runbooks");
export const POST = route("POST /runbooks");
