import { findSimilarItems } from "@/lib/action-items/repeats";
import { ownQueryRoute } from "@/lib/entrance/own-route";

export const GET = ownQueryRoute(findSimilarItems);
