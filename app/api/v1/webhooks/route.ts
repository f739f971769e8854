import { route } from "@/lib/serve/api/route";

export const GET = route("GET /webhooks");
export const POST = route("POST /webhooks");
