import { listTags } from "@/lib/learn/postmortems/catalogue/list-tags";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(listTags);
