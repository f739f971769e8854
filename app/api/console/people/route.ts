import { ownQueryRoute } from "@/lib/entrance/own-route";
import { findPeople } from "@/lib/people/queries";

export const GET = ownQueryRoute(findPeople);
