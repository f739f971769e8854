import { route } from "@/lib/serve/api/route";

export const GET = route("GET /me/notification-settings");
export const PUT = route("PUT /me/notification-settings");
