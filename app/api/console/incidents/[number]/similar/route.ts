import { ownQueryRoute } from "@/lib/entrance/own-route";
import { findSimilarPast } from "@/lib/search/similar-incidents";

export const GET = ownQueryRoute(findSimilarPast, { path: { number: "incident" } });
