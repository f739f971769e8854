import { sessionRoute } from "@/lib/entrance/route";
import { findSimilarPast } from "@/lib/search/similar-incidents";

export const GET = sessionRoute(findSimilarPast, { path: { number: "incident" } });
