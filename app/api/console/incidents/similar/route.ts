import { findSimilarOpen } from "@/lib/find/search/similar-incidents";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(findSimilarOpen);
