import { route } from "@/lib/serve/api/route";

export const GET = route("GET /incidents/{number}/deployments");
export const POST = route("POST /incidents/{number}/deployments");
