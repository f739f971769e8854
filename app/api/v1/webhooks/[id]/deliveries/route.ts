import { route } from "@/lib/api/route";

export const GET = route("GET /webhooks/{id}/deliveries");
