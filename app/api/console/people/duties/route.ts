import { readDuties } from "@/lib/departures/duties";
import { ownQueryRoute } from "@/lib/entrance/own-route";

export const GET = ownQueryRoute(readDuties);
