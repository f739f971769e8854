import { route } from "@/lib/serve/api/route";

export const GET = route("GET /action-items/similar");
