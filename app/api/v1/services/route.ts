import { route } from "@/lib/api/route";

export const GET = route("GET /services");
export const POST = route("POST /services");
