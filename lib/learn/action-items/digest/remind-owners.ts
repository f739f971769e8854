import "server-only";
import { ActionItemEvents } from "@/lib/learn/action-items/events";
import { addDays, UNFINISHED } from "@/lib/learn/action-items/rules";
import { actionItemsVisibleTo, dayOf, todayOf } from "@/lib/learn/action-items/view";
import type { UserActor } from "@/lib/platform/access/actor";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { type Digest, SOON_DAYS, weekOf } from "./digest-rules";
import { RemindOwners } from "./jobs";

/**
 * Tells every owner once a week what is overdue and what is due within seven days, in one piece: the news are told by
 * whoever follows the record. A table's key keeps it to once, however often and wherever the job runs.
 */
export const remindOwners = defineCommand({
  name: RemindOwners.name,
  permission: "system",
  input: RemindOwners.payload,
  sample: {},
  run: async (tx, _input, ctx) => {
    const today = todayOf(ctx.now);
    const weekOn = new Date(weekOf(today));
    const audit: AuditEntry[] = [];
    for (const owner of await ownersToRemind(tx, today)) {
      const digest = await digestOf(tx, owner, today);
      if (digest.overdue.length + digest.dueSoon.length === 0) continue;
      const reminder = { userId: owner.id, weekOn, remindedAt: ctx.now };
      const { count } = await tx.actionItemReminder.createMany({
        data: [reminder],
        skipDuplicates: true,
      });
      if (count === 1) audit.push(auditOf(owner, digest));
    }
    const [first, ...rest] = audit;
    const result = { reminded: audit.length };
    return first ? { result, audit: [first, ...rest] } : { result, audit: "unchanged" };
  },
});

type Owner = Pick<UserActor, "id" | "name" | "role">;

/** In the order of their ids, so that two workers never wait on each other. */
function ownersToRemind(tx: Tx, today: string): Promise<Owner[]> {
  return tx.user.findMany({
    where: { disabledAt: null, actionItemsOwned: { some: dueUntilSoon(today) } },
    orderBy: { id: "asc" },
    select: { id: true, name: true, role: true },
  });
}

/** What the owner owes and may see: they may have left a restricted incident since. */
async function digestOf(tx: Tx, owner: Owner, today: string): Promise<Digest> {
  const reader: UserActor = { ...owner, kind: "user", via: "browser", credentialId: owner.id };
  const items = await tx.actionItem.findMany({
    where: { AND: [{ ownerId: owner.id }, dueUntilSoon(today), actionItemsVisibleTo(reader)] },
    orderBy: [{ dueOn: "asc" }, { number: "asc" }],
    select: { number: true, dueOn: true },
  });
  const isOverdue = ({ dueOn }: { dueOn: Date | null }) => dueOn !== null && dayOf(dueOn) < today;
  return {
    overdue: items.filter(isOverdue).map(({ number }) => number),
    dueSoon: items.filter((item) => !isOverdue(item)).map(({ number }) => number),
  };
}

function dueUntilSoon(today: string) {
  return {
    state: { in: [...UNFINISHED] },
    dueOn: { lte: new Date(addDays(today, SOON_DAYS)) },
  };
}

function auditOf({ id }: Owner, { overdue, dueSoon }: Digest): AuditEntry {
  return ActionItemEvents.entry("action-item.reminded", {
    stream: WORKSPACE_STREAM,
    subject: { type: "user", id },
    after: { ownerId: id, overdue, dueSoon },
  });
}
