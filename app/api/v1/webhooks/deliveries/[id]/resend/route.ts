import { route } from "@/lib/api/route";

export const POST = route("POST /webhooks/deliveries/{id}/resend");
