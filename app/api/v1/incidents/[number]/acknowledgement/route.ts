import { route } from "@/lib/serve/api/route";

export const POST = route("POST /incidents/{number}/acknowledgement");
