import { ownQueryRoute } from "@/lib/entrance/own-route";
import { findSimilarOpen } from "@/lib/search/similar-incidents";

export const GET = ownQueryRoute(findSimilarOpen);
