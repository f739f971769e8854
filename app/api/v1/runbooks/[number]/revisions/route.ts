import { route } from "@/lib/serve/api/route";

export const GET = route("GET /runbooks/{number}/revisions");
