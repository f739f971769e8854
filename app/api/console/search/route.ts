import { ownQueryRoute } from "@/lib/entrance/own-route";
import { findAnything } from "@/lib/search/find";

export const GET = ownQueryRoute(findAnything);
