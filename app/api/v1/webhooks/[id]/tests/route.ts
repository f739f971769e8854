import { route } from "@/lib/api/route";

export const POST = route("POST /webhooks/{id}/tests");
