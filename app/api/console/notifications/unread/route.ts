import { ownQueryRoute } from "@/lib/entrance/own-route";
import { countUnread } from "@/lib/notifications/queries";

export const GET = ownQueryRoute(countUnread);
