import { ownQueryRoute } from "@/lib/people/entrance/own-route";
import { readBriefing } from "@/lib/respond/handovers/queries";

export const GET = ownQueryRoute(readBriefing, { path: { number: "incident" } });
