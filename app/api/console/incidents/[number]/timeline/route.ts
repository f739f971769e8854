import { ownCommandRoute } from "@/lib/entrance/own-route";
import { appendEntry } from "@/lib/timeline/append-entry";

export const POST = ownCommandRoute(appendEntry, { path: { number: "incident" }, status: 201 });
