import { publishPostmortem } from "@/lib/learn/postmortems/publishing/publish-postmortem";
import { giveVerdict } from "@/lib/learn/postmortems/review/give-verdict";
import { requestReview } from "@/lib/learn/postmortems/review/request-review";
import type { UserActor } from "@/lib/platform/access/actor";
import type { CallMeta } from "@/lib/platform/command/context";
import { signIn } from "@/lib/testing/core/people";

/** Brings a draft through review to publication: a manager who wrote none of it approves and publishes. */
export async function publish(author: UserActor, incident: number, meta: CallMeta = {}) {
  const manager = await signIn("MANAGER");
  await requestReview.execute(author, { incident, reviewerIds: [manager.id] }, meta);
  await giveVerdict.execute(manager, { incident, verdict: "APPROVED" }, meta);
  await publishPostmortem.execute(manager, { incident }, meta);
  return manager;
}
