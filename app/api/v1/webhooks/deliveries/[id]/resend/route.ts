import { route } from "@/lib/serve/api/route";

export const POST = route("POST /webhooks/deliveries/{id}/resend");
