import { ownQueryRoute } from "@/lib/entrance/own-route";
import { readBriefing } from "@/lib/handovers/queries";

export const GET = ownQueryRoute(readBriefing, { path: { number: "incident" } });
