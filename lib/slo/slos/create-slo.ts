import "server-only";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { notFound, refuseWith } from "@/lib/platform/core/errors";
import type { JobRequest } from "@/lib/platform/jobs/jobs";
import { requestAsking } from "@/lib/slo/sources/jobs";
import { requireSource } from "@/lib/slo/sources/load";
import type { Prisma } from "@/prisma/generated/client";
import { type Definition, normalise, targetOf } from "./definition-rules";
import { SloEvents } from "./events";
import { leadsService } from "./leading";
import { CreateSlo } from "./schemas";
import { SLO, viewSlo } from "./view";

/** Promises something of a service. @throws DomainError NOT_FOUND for the service; INVALID. */
export const createSlo = defineCommand({
  name: "slo.create",
  permission: "slo.write",
  input: CreateSlo,
  sample: {
    service: "edge-proxy",
    name: "Requests succeed",
    sli: "AVAILABILITY",
    targetPercent: 99.9,
    window: { rollingDays: 30 },
    basis: "EVENTS",
    measurement: { type: "PUSH" },
  },
  asLead: (tx, { service }, ctx) => leadsService(tx, service, ctx),
  run: async (tx, input, ctx) => {
    const service = await tx.service.findFirst({
      where: { slug: input.service, archivedAt: null },
      select: { id: true, slug: true },
    });
    if (!service) throw notFound("This service");
    const { slo, audit, jobs } = await insertSlo(tx, service, input, ctx);
    return { result: viewSlo(slo), audit: [audit], jobs };
  },
});

/** Writes an SLO with its first definition. Also used by the demo and by imports. @throws DomainError INVALID. */
export async function insertSlo(
  tx: Tx,
  service: { readonly id: string; readonly slug: string },
  { service: _, name, ...given }: CreateSlo,
  ctx: Context,
) {
  const definition = checked(normalise(given));
  const jobs = await askAtOnce(tx, definition);
  const { id } = await tx.slo.create({
    data: { serviceId: service.id, name, createdAt: ctx.now },
    select: { id: true },
  });
  await writeDefinition(tx, id, 1, definition, ctx);
  const slo = await tx.slo.findUniqueOrThrow({ where: { id }, ...SLO });
  const audit = SloEvents.entry("slo.created", {
    stream: WORKSPACE_STREAM,
    subject: { type: "slo", id },
    after: { number: slo.number, service: service.slug, name, ...definition },
  });
  return { slo, audit, jobs };
}

/** What was promised from now on; earlier ones stay as they were. */
export async function writeDefinition(
  tx: Tx,
  sloId: string,
  number: number,
  definition: Definition,
  ctx: Context,
): Promise<void> {
  await tx.sloDefinition.create({
    data: {
      sloId,
      number,
      target: Number(targetOf(definition)),
      spec: definition as unknown as Prisma.InputJsonObject,
      validFrom: ctx.now,
      byId: userIdOf(ctx.actor),
      byName: nameOf(ctx.actor),
    },
  });
}

/** Has the data source asked that measures an SLO, if one does. @throws DomainError INVALID where there is none. */
export async function askAtOnce(tx: Tx, { measurement }: Definition): Promise<JobRequest[]> {
  if (measurement.type !== "PROMETHEUS") return [];
  return [requestAsking((await requireSource(tx, measurement.dataSource)).id)];
}

/** @throws DomainError INVALID for what does not go together. */
export function checked(normalised: ReturnType<typeof normalise>): Definition {
  if (!("code" in normalised)) return normalised;
  refuseWith(normalised);
  throw new Error("A refusal was not thrown");
}
