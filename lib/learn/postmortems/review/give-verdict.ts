import "server-only";
import { ReviewEvents } from "@/lib/learn/postmortems/events";
import { holdPostmortem } from "@/lib/learn/postmortems/load";
import { viewPostmortem } from "@/lib/learn/postmortems/view";
import { requirePerson } from "@/lib/people/people/account";
import { may, type UserActor } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, invalidField, refuseWith } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import { reminderKey } from "./jobs";
import { canGiveVerdict } from "./rules";
import { GiveVerdict } from "./schemas";
import { refreshReview } from "./state";

/**
 * Approves the text as it stands, or says what should change; a person's newest word holds. Who wrote any of
 * it cannot approve it alone (docs/rules/postmortems.md): the state then waits for somebody else.
 * @throws DomainError NOT_FOUND; FORBIDDEN for others than reviewers and managers; INVALID for changes without
 * a note; CONFLICT when no review runs, or the text is not the one that was read.
 */
export const giveVerdict = defineCommand({
  name: "review.give-verdict",
  permission: "postmortem.review",
  input: GiveVerdict,
  sample: { incident: 42, verdict: "CHANGES_REQUESTED", note: "Say how long users waited." },
  run: async (tx, input, ctx) => {
    const me = requirePerson(ctx);
    const { incident, postmortem } = await holdPostmortem(tx, input, me);
    refuseWith(canGiveVerdict(postmortem.state));
    await requireReviewer(tx, postmortem.id, me);
    const { verdict, note } = input;
    if (verdict === "CHANGES_REQUESTED" && note.trim() === "") {
      throw invalidField("note", "Say what should change.");
    }
    await replaceVerdict(tx, { postmortemId: postmortem.id, byId: me.id, verdict, note }, ctx.now);
    const state = await refreshReview(tx, postmortem.id);
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        ReviewEvents.entry("review.verdict-given", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortem.id },
          before: { state: postmortem.state },
          after: { state, verdict, note, by: me.name },
        }),
      ],
      ...(state !== "IN_REVIEW" && { cancelledJobs: [reminderKey(postmortem.id)] }),
    };
  },
});

async function requireReviewer(tx: Tx, postmortemId: string, me: UserActor): Promise<void> {
  if (may(me, "postmortem.publish")) return;
  const isNamed = await tx.postmortemReviewer.count({ where: { postmortemId, userId: me.id } });
  if (isNamed) return;
  const message = "Only its named reviewers, managers and admins may review this postmortem.";
  throw new DomainError("FORBIDDEN", message);
}

type Given = {
  readonly postmortemId: string;
  readonly byId: string;
  readonly verdict: "APPROVED" | "CHANGES_REQUESTED";
  readonly note: string;
};

async function replaceVerdict(tx: Tx, given: Given, now: Date): Promise<void> {
  const { postmortemId, byId } = given;
  await tx.postmortemVerdict.updateMany({
    where: { postmortemId, byId, lapsedAt: null },
    data: { lapsedAt: now },
  });
  await tx.postmortemVerdict.create({ data: { ...given, givenAt: now } });
}
