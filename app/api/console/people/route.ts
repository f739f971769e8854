import { ownQueryRoute } from "@/lib/people/entrance/own-route";
import { findPeople } from "@/lib/people/people/queries";

export const GET = ownQueryRoute(findPeople);
