import { sessionRoute } from "@/lib/entrance/route";
import { findSimilarOpen } from "@/lib/search/similar-incidents";

export const GET = sessionRoute(findSimilarOpen);
