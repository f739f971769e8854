import { ownCommandRoute, ownQueryRoute } from "@/lib/people/entrance/own-route";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { readTimelinePage } from "@/lib/respond/timeline/page";

export const GET = ownQueryRoute(readTimelinePage, { path: { number: "incident" } });
export const POST = ownCommandRoute(appendEntry, { path: { number: "incident" }, status: 201 });
