import "server-only";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, invalidField, notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { refuseHiddenNames } from "@/lib/respond/incidents/visibility/hidden-names";
import { leadsService } from "@/lib/slo/slos/leading";
import { decideAgain } from "./decide-again";
import { VelocityEvents } from "./events";
import { OneService, OverrideVelocity } from "./schemas";
import { type VelocityView, viewVelocity } from "./view";

const LONGEST_DAYS = 30;

/**
 * Decides otherwise for a time; it ends by itself. One before it ends with it.
 * @throws DomainError NOT_FOUND; INVALID for an end that is past, or more than 30 days away.
 */
export const overrideVelocity = defineCommand({
  name: "velocity.override",
  permission: "velocity.override",
  input: OverrideVelocity,
  sample: {
    service: "edge-proxy",
    decision: "CONTINUE",
    reason: "The fix for the leak goes out today",
    until: "2026-12-01T18:00:00Z",
  },
  asLead: (tx, { service }, ctx) => leadsService(tx, service, ctx),
  run: async (tx, input, ctx): Promise<Outcome<VelocityView>> => {
    const { decision, reason, until } = input;
    if (until <= ctx.now) throw invalidField("until", "The end of an override lies ahead.");
    if (until.getTime() - ctx.now.getTime() > LONGEST_DAYS * 86_400_000) {
      throw invalidField("until", `An override lasts at most ${LONGEST_DAYS} days.`);
    }
    await refuseHiddenNames(tx, reason, { restricted: false }, ctx.actor);
    const service = await lockService(tx, input.service);
    await tx.velocityOverride.updateMany({
      where: { serviceId: service.id, endedAt: null },
      data: { endedAt: ctx.now, endedByName: nameOf(ctx.actor) },
    });
    const by = { byId: userIdOf(ctx.actor), byName: nameOf(ctx.actor) };
    await tx.velocityOverride.create({
      data: { serviceId: service.id, decision, reason, ...by, createdAt: ctx.now, until },
    });
    const entry = VelocityEvents.entry("velocity.overridden", {
      stream: WORKSPACE_STREAM,
      subject: { type: "service", id: service.id },
      reason,
      after: { service: service.slug, decision, until: iso(until) },
    });
    const changes = await decideAgain(tx, [service], ctx.now);
    return { result: await viewVelocity(tx, service, ctx.now), audit: [entry, ...changes] };
  },
});

/** Lets the budget decide again. @throws DomainError NOT_FOUND; CONFLICT where nothing is overridden. */
export const endOverride = defineCommand({
  name: "velocity.end-override",
  permission: "velocity.override",
  input: OneService,
  sample: { service: "edge-proxy" },
  asLead: (tx, { service }, ctx) => leadsService(tx, service, ctx),
  run: async (tx, input, ctx): Promise<Outcome<VelocityView>> => {
    const service = await lockService(tx, input.service);
    const [ended] = await tx.velocityOverride.updateManyAndReturn({
      where: { serviceId: service.id, endedAt: null, until: { gt: ctx.now } },
      data: { endedAt: ctx.now, endedByName: nameOf(ctx.actor) },
    });
    if (!ended) throw new DomainError("CONFLICT", "Nothing is overridden for this service now.");
    const { decision, until } = ended;
    const entry = VelocityEvents.entry("velocity.override-ended", {
      stream: WORKSPACE_STREAM,
      subject: { type: "service", id: service.id },
      before: { service: service.slug, decision, until: iso(until) },
      after: { byItself: false },
    });
    const changes = await decideAgain(tx, [service], ctx.now);
    return { result: await viewVelocity(tx, service, ctx.now), audit: [entry, ...changes] };
  },
});

/** A service, held until the transaction ends. @throws DomainError NOT_FOUND. */
export async function lockService(tx: Tx, slug: string) {
  await tx.$queryRaw`select 1 from service where slug = ${slug} for no key update`;
  const select = { id: true, slug: true, name: true } as const;
  const service = await tx.service.findFirst({ where: { slug, archivedAt: null }, select });
  if (!service) throw notFound("This service");
  return service;
}
