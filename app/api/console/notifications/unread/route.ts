import { ownQueryRoute } from "@/lib/people/entrance/own-route";
import { countUnread } from "@/lib/tell/notifications/queries";

export const GET = ownQueryRoute(countUnread);
