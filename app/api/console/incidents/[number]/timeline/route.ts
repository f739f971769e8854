import { ownCommandRoute, ownQueryRoute } from "@/lib/entrance/own-route";
import { appendEntry } from "@/lib/timeline/append-entry";
import { readTimelinePage } from "@/lib/timeline/page";

export const GET = ownQueryRoute(readTimelinePage, { path: { number: "incident" } });
export const POST = ownCommandRoute(appendEntry, { path: { number: "incident" }, status: 201 });
