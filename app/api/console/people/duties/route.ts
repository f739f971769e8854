import { readDuties } from "@/lib/admin/departures/duties";
import { ownQueryRoute } from "@/lib/people/entrance/own-route";

export const GET = ownQueryRoute(readDuties);
