import { ownCommandRoute } from "@/lib/people/entrance/own-route";
import { showPresence } from "@/lib/respond/presence/show-presence";

export const POST = ownCommandRoute(showPresence, { path: { number: "incident" } });
