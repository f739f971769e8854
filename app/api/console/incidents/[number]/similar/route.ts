import { findSimilarPast } from "@/lib/find/search/similar-incidents";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(findSimilarPast, { path: { number: "incident" } });
