import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { decideAgain } from "./decide-again";
import { VelocityEvents } from "./events";
import { JudgeVelocity } from "./schemas";

const BATCH = 50;

/**
 * Lets overrides end whose time is over, and decides for a batch of services that have SLOs or had a decision.
 * @returns `last`: the service to go on after; null at the end.
 */
export const judgeVelocity = defineCommand({
  name: "velocity.judge",
  permission: "system",
  input: JudgeVelocity,
  sample: {},
  run: async (tx, { after }, ctx): Promise<Outcome<{ last: string | null; changed: number }>> => {
    const services = await tx.service.findMany({
      where: {
        ...(after !== null && { id: { gt: after } }),
        OR: [
          { slos: { some: {} } },
          { velocityChanges: { some: {} } },
          { velocityOverrides: { some: {} } },
        ],
      },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, slug: true, name: true },
    });
    const ended = await endOverrides(
      tx,
      services.map(({ id }) => id),
      ctx.now,
    );
    const changes = await decideAgain(tx, services, ctx.now);
    const last = services.length === BATCH ? (services.at(-1)?.id ?? null) : null;
    const result = { last, changed: changes.length };
    const [first, ...others] = [...ended, ...changes];
    return first ? { result, audit: [first, ...others] } : { result, audit: "unchanged" };
  },
});

async function endOverrides(tx: Tx, serviceIds: readonly string[], now: Date) {
  const due = await tx.velocityOverride.updateManyAndReturn({
    where: { serviceId: { in: [...serviceIds] }, endedAt: null, until: { lte: now } },
    data: { endedAt: now },
    include: { service: { select: { slug: true } } },
  });
  return due.map(({ serviceId, decision, until, service }) =>
    VelocityEvents.entry("velocity.override-ended", {
      stream: WORKSPACE_STREAM,
      subject: { type: "service", id: serviceId },
      before: { service: service.slug, decision, until: iso(until) },
      after: { byItself: true },
    }),
  );
}
