import { route } from "@/lib/serve/api/route";

export const POST = route("POST /me/mail/test");
