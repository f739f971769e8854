import "server-only";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, invalidField, notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { refuseHiddenNames } from "@/lib/respond/incidents/visibility/hidden-names";
import { MINUTE_MS } from "@/lib/slo/budgets/span-rules";
import { SloEvents } from "./events";
import { leadsSlo } from "./leading";
import { lockSlo } from "./load";
import { Exclude, RemoveExclusion } from "./schemas";
import { EXCLUSION_VIEW, type SloRow, viewExclusion } from "./view";

/** Merging is done at each reading; nobody maintains a service more often within the time that is kept. */
const MOST = 1_000;
const LONGEST_DAYS = 400;
/** Everybody reads the reasons. */
const OPEN = { restricted: false };

/**
 * Says that some time does not count, before or afterwards. It is widened to whole minutes.
 * @throws DomainError NOT_FOUND; INVALID; CONFLICT where an SLO has a thousand of them.
 */
export const excludeTime = defineCommand({
  name: "slo.exclude",
  permission: "slo.exclude",
  input: Exclude,
  sample: {
    slo: 7,
    startsAt: "2026-03-14T02:00:00Z",
    endsAt: "2026-03-14T04:00:00Z",
    reason: "Planned move of the database",
  },
  asLead: (tx, { slo }, ctx) => leadsSlo(tx, slo, ctx),
  run: async (tx, input, ctx) => {
    const slo = await lockSlo(tx, input.slo);
    const { exclusion, audit } = await addExclusion(tx, slo, input, ctx);
    return { result: viewExclusion(exclusion), audit: [audit] };
  },
});

/** Writes an exclusion of a locked SLO, widened to whole minutes. Also for imports. @throws DomainError INVALID; CONFLICT. */
export async function addExclusion(
  tx: Tx,
  slo: Pick<SloRow, "id" | "number">,
  given: Pick<Exclude, "startsAt" | "endsAt" | "reason">,
  ctx: Context,
) {
  const { reason } = given;
  if (given.endsAt <= given.startsAt) throw invalidField("endsAt", "The end is after the start.");
  const startsAt = new Date(Math.floor(given.startsAt.getTime() / MINUTE_MS) * MINUTE_MS);
  const endsAt = new Date(Math.ceil(given.endsAt.getTime() / MINUTE_MS) * MINUTE_MS);
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * 1_440 * MINUTE_MS) {
    throw invalidField("endsAt", `An exclusion lasts at most ${LONGEST_DAYS} days.`);
  }
  await refuseHiddenNames(tx, reason, OPEN, ctx.actor);
  const count = await tx.sloExclusion.count({ where: { sloId: slo.id, removedAt: null } });
  if (count >= MOST) {
    throw new DomainError("CONFLICT", `An SLO has at most ${MOST} exclusions: remove some first.`);
  }
  const by = { byId: userIdOf(ctx.actor), byName: nameOf(ctx.actor) };
  const exclusion = await tx.sloExclusion.create({
    data: { sloId: slo.id, startsAt, endsAt, reason, ...by, createdAt: ctx.now },
    ...EXCLUSION_VIEW,
  });
  const audit = SloEvents.entry("slo.time-excluded", {
    stream: WORKSPACE_STREAM,
    subject: { type: "slo", id: slo.id },
    reason,
    after: { number: slo.number, startsAt: iso(startsAt), endsAt: iso(endsAt) },
  });
  return { exclusion, audit };
}

/** Lets excluded time count again; that it was excluded stays visible. @throws DomainError NOT_FOUND; CONFLICT. */
export const removeExclusion = defineCommand({
  name: "slo.remove-exclusion",
  permission: "slo.exclude",
  input: RemoveExclusion,
  sample: {
    slo: 7,
    exclusionId: "00000000-0000-7000-8000-000000000000",
    reason: "It did not take place",
  },
  asLead: (tx, { slo }, ctx) => leadsSlo(tx, slo, ctx),
  run: async (tx, { slo: number, exclusionId: id, reason }, ctx) => {
    await refuseHiddenNames(tx, reason, OPEN, ctx.actor);
    const slo = await lockSlo(tx, number);
    const before = await tx.sloExclusion.findFirst({ where: { id, sloId: slo.id } });
    if (!before) throw notFound("This exclusion");
    if (before.removedAt) throw new DomainError("CONFLICT", "This exclusion was removed already.");
    const removed = {
      removedAt: ctx.now,
      removedByName: nameOf(ctx.actor),
      removedReason: reason,
    };
    const after = await tx.sloExclusion.update({ where: { id }, data: removed, ...EXCLUSION_VIEW });
    return {
      result: viewExclusion(after),
      audit: [
        SloEvents.entry("slo.exclusion-removed", {
          stream: WORKSPACE_STREAM,
          subject: { type: "slo", id: slo.id },
          reason,
          before: { startsAt: iso(before.startsAt), endsAt: iso(before.endsAt) },
          after: { number: slo.number },
        }),
      ],
    };
  },
});
