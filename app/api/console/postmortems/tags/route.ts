import { ownQueryRoute } from "@/lib/entrance/own-route";
import { listTags } from "@/lib/postmortems/catalogue/list-tags";

export const GET = ownQueryRoute(listTags);
