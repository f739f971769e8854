import { route } from "@/lib/serve/api/route";

export const GET = route("GET /webhooks/{id}/deliveries");
