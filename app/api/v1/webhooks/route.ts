import { route } from "@/lib/api/route";

export const GET = route("GET /webhooks");
export const POST = route("POST /webhooks");
