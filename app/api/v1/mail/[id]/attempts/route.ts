import { route } from "@/lib/api/route";

export const POST = route("POST /mail/{id}/attempts");
