import { ownQueryRoute } from "@/lib/entrance/own-route";
import { readProposal } from "@/lib/updates/proposal";

export const GET = ownQueryRoute(readProposal, { path: { number: "incident" } });
