import { expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { systemActor } from "@/lib/platform/access/actor";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { giveVerdict } from "./give-verdict";
import { remindReviewers } from "./remind-reviewers";
import { requestReview } from "./request-review";

const MUSTER = systemActor("Muster", "job");

it("reminds those who have not answered, as long as the review waits", async () => {
  const { ada, incident } = await makeIncident("RESOLVED");
  const { id: postmortemId } = await createPostmortem.execute(ada, { incident }, at(61));
  const remind = () => remindReviewers.execute(MUSTER, { postmortemId });
  expect(await remind()).toEqual({ reminded: 0 });
  const grace = await signIn("RESPONDER");
  const reviewerIds = [ada.id, grace.id];
  await requestReview.execute(ada, { incident, reviewerIds });
  expect(await remind()).toEqual({ reminded: 2 });
  // Ada wrote it: her approval is an answer, but not enough.
  await giveVerdict.execute(ada, { incident, verdict: "APPROVED" });
  expect(await remind()).toEqual({ reminded: 1 });
  await giveVerdict.execute(grace, { incident, verdict: "APPROVED" });
  expect(await remind()).toEqual({ reminded: 0 });
});
