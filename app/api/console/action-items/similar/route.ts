import { findSimilarItems } from "@/lib/learn/action-items/repeats/repeats";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(findSimilarItems);
