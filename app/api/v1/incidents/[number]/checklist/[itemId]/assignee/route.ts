import { route } from "@/lib/serve/api/route";

export const PUT = route("PUT /incidents/{number}/checklist/{itemId}/assignee");
