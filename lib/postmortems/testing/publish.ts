import type { UserActor } from "@/lib/access/actor";
import { signIn } from "@/lib/core/testing/people";
import type { CallMeta } from "@/lib/shell/context";
import { publishPostmortem } from "../publish-postmortem";
import { giveVerdict } from "../review/give-verdict";
import { requestReview } from "../review/request-review";

/** Brings a draft through review to publication: a manager who wrote none of it approves and publishes. */
export async function publish(author: UserActor, incident: number, meta: CallMeta = {}) {
  const manager = await signIn("MANAGER");
  await requestReview.execute(author, { incident, reviewerIds: [manager.id] }, meta);
  await giveVerdict.execute(manager, { incident, verdict: "APPROVED" }, meta);
  await publishPostmortem.execute(manager, { incident }, meta);
  return manager;
}
