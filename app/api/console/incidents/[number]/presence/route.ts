import { ownCommandRoute } from "@/lib/entrance/own-route";
import { showPresence } from "@/lib/presence/show-presence";

export const POST = ownCommandRoute(showPresence, { path: { number: "incident" } });
