import { route } from "@/lib/serve/api/route";

export const POST = route("POST /webhooks/{id}/disablement");
export const DELETE = route("DELETE /webhooks/{id}/disablement");
