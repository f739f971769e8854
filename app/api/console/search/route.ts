import { sessionRoute } from "@/lib/entrance/route";
import { findAnything } from "@/lib/search/find";

export const GET = sessionRoute(findAnything);
