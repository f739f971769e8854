import { findAlikePostmortems } from "@/lib/find/search/alike-postmortems";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(findAlikePostmortems, { path: { number: "incident" } });
