import { ownQueryRoute } from "@/lib/people/entrance/own-route";
import { readProposal } from "@/lib/respond/updates/proposal";

export const GET = ownQueryRoute(readProposal, { path: { number: "incident" } });
