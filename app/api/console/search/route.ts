import { findAnything } from "@/lib/find/search/find";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(findAnything);
