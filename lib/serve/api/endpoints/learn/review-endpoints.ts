import "server-only";
import { z } from "zod";
import { compareRevisions } from "@/lib/learn/postmortems/publishing/compare-revisions";
import { publishPostmortem } from "@/lib/learn/postmortems/publishing/publish-postmortem";
import { giveVerdict } from "@/lib/learn/postmortems/review/give-verdict";
import { requestReview } from "@/lib/learn/postmortems/review/request-review";
import { revisePostmortem } from "@/lib/learn/postmortems/review/revise-postmortem";
import { withdrawReview } from "@/lib/learn/postmortems/review/withdraw-review";
import { openThread, replyInThread } from "@/lib/learn/postmortems/threads/comment";
import { reopenThread, resolveThread } from "@/lib/learn/postmortems/threads/resolve";
import { ON_INCIDENT, read, write } from "@/lib/serve/api/endpoints/endpoint";
import { Time } from "@/lib/serve/api/endpoints/respond/answers";
import { Postmortem, Thread } from "./follow-up-answers";

const onReview = { group: "Postmortems", answer: Postmortem, path: ON_INCIDENT } as const;

const ComparedRevisions = z.strictObject({
  incident: z.strictObject({ number: z.int(), title: z.string() }),
  revisions: z.array(z.strictObject({ revision: z.int(), by: z.string(), at: Time })),
  shown: z.strictObject({
    revision: z.int(),
    since: z.int().meta({ description: "0 where there is none before it" }),
    before: z.string().meta({ description: "Markdown" }),
    after: z.string().meta({ description: "Markdown" }),
  }),
});

const onThread = {
  group: "Postmortems",
  answer: Thread,
  path: { ...ON_INCIDENT, id: "threadId" },
} as const;

/** From draft to published text, and on to its next revision. */
export const REVIEW_ENDPOINTS = {
  "PUT /incidents/{number}/postmortem/review": write(requestReview, {
    ...onReview,
    does: "Asks people to review the postmortem; after changes, asks again.",
  }),
  "DELETE /incidents/{number}/postmortem/review": write(withdrawReview, {
    ...onReview,
    does: "Takes the postmortem back from review: it is a draft again.",
  }),
  "PUT /incidents/{number}/postmortem/review/verdict": write(giveVerdict, {
    ...onReview,
    does: "Approves the text, or says what should change. Nobody approves alone what they wrote.",
  }),
  "POST /incidents/{number}/postmortem/publication": write(publishPostmortem, {
    ...onReview,
    does: "Publishes what is approved: the document is frozen, proposed action items are accepted.",
  }),
  "DELETE /incidents/{number}/postmortem/publication": write(revisePostmortem, {
    ...onReview,
    does: "Opens it for another revision. Readers see the published one until the next.",
  }),
  "GET /incidents/{number}/postmortem/revisions": read(compareRevisions, {
    ...onReview,
    does: "Lists what was published, and gives two of the revisions as Markdown to compare.",
    answer: ComparedRevisions,
  }),
  "POST /incidents/{number}/postmortem/threads": write(openThread, {
    ...onThread,
    does: "Begins a conversation on a section of the draft.",
    path: ON_INCIDENT,
    status: 201,
  }),
  "POST /incidents/{number}/postmortem/threads/{id}/comments": write(replyInThread, {
    ...onThread,
    does: "Answers in a thread.",
    status: 201,
  }),
  "PUT /incidents/{number}/postmortem/threads/{id}/resolution": write(resolveThread, {
    ...onThread,
    does: "Says that a thread is settled.",
  }),
  "DELETE /incidents/{number}/postmortem/threads/{id}/resolution": write(reopenThread, {
    ...onThread,
    does: "Opens a settled thread again.",
  }),
} as const;
