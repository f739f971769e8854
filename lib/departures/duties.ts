import "server-only";
import { z } from "zod";
import { unfinishedOf } from "@/lib/action-items/hand-over-items";
import { openStepsOf } from "@/lib/checklists/hand-over-steps";
import type { ReadDb } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { Id } from "@/lib/core/input";
import { heldInOpen } from "@/lib/incidents/hand-over-roles";
import type { Duties } from "@/lib/people/duty-rules";
import { heldSessions } from "@/lib/people/session";
import { liveTokens } from "@/lib/people/tokens";
import { reviewsOf, unpublishedOf } from "@/lib/postmortems/hand-over-postmortems";
import { runbooksOf } from "@/lib/runbooks/hand-over-runbooks";
import { defineQuery } from "@/lib/shell/query";

/** What somebody still has to do here, by kind. */
export async function countDuties(db: ReadDb, userId: string): Promise<Duties> {
  const [items, roles, steps, postmortems, reviews, runbooks] = await Promise.all([
    db.actionItem.count({ where: unfinishedOf(userId) }),
    db.roleAssignment.count({ where: heldInOpen(userId) }),
    db.checklistItem.count({ where: openStepsOf(userId) }),
    db.postmortem.count({ where: unpublishedOf(userId) }),
    db.postmortemReviewer.count({ where: reviewsOf(userId) }),
    db.runbook.count({ where: runbooksOf(userId) }),
  ]);
  return { items, roles, steps, postmortems, reviews, runbooks };
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
