import { route } from "@/lib/serve/api/route";

export const GET = route("GET /services");
export const POST = route("POST /services");
