import "server-only";
import { z } from "zod";
import { runbooksOf } from "@/lib/catalog/runbooks/hand-over-runbooks";
import { unfinishedOf } from "@/lib/learn/action-items/hand-over-items";
import { reviewsOf, unpublishedOf } from "@/lib/learn/postmortems/hand-over-postmortems";
import type { Duties } from "@/lib/people/people/duty-rules";
import { heldSessions } from "@/lib/people/people/session";
import { liveTokens } from "@/lib/people/people/tokens";
import { countLedAlone } from "@/lib/people/teams/leave-teams";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { notFound } from "@/lib/platform/core/errors";
import { Id } from "@/lib/platform/core/input";
import { openStepsOf } from "@/lib/respond/checklist/hand-over-steps";
import { heldInOpen } from "@/lib/respond/incidents/hand-over-roles";

/** What somebody still has to do here, by kind. */
export async function countDuties(db: ReadDb, userId: string): Promise<Duties> {
  const [items, roles, steps, postmortems, reviews, runbooks, teams] = await Promise.all([
    db.actionItem.count({ where: unfinishedOf(userId) }),
    db.roleAssignment.count({ where: heldInOpen(userId) }),
    db.checklistItem.count({ where: openStepsOf(userId) }),
    db.postmortem.count({ where: unpublishedOf(userId) }),
    db.postmortemReviewer.count({ where: reviewsOf(userId) }),
    db.runbook.count({ where: runbooksOf(userId) }),
    countLedAlone(db, userId),
  ]);
  return { items, roles, steps, postmortems, reviews, runbooks, teams };
}

/** What follows when a person's access ends: their duties, and what of theirs stops. */
export const readDuties = defineQuery({
  name: "people.duties",
  permission: "people.manage",
  input: z.strictObject({ userId: Id }),
  sample: { userId: "00000000-0000-7000-8000-000000000000" },
  run: async (db, { userId }, ctx) => {
    const user = await db.user.findUnique({ where: { id: userId }, select: { name: true } });
    if (!user) throw notFound("This person");
    const sessions = await db.session.count({ where: { userId, ...heldSessions(ctx.now) } });
    const tokens = await db.apiToken.count({ where: { userId, ...liveTokens(ctx.now) } });
    return { name: user.name, duties: await countDuties(db, userId), sessions, tokens };
  },
});
