import { ownQueryRoute } from "@/lib/entrance/own-route";
import { findAlikePostmortems } from "@/lib/search/alike-postmortems";

export const GET = ownQueryRoute(findAlikePostmortems, { path: { number: "incident" } });
