import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import type { Tx } from "@/lib/platform/core/db";
import { refOfSlo } from "@/lib/slo/slos/view";
import { VelocityEvents } from "./events";
import { readVerdicts } from "./read-verdicts";
import type { Decision, Verdict } from "./velocity-rules";

type Service = { readonly id: string; readonly slug: string; readonly name: string };

/**
 * Decides for services as things are now, and records each decision that is another than the last. The services'
 * rows are held, so that two that decide at once record it once.
 */
export async function decideAgain(tx: Tx, services: readonly Service[], now: Date) {
  const ids = services.map(({ id }) => id).sort();
  await tx.$queryRaw`select 1 from service where id = any(${ids}::uuid[]) order by id for no key update`;
  const verdicts = await readVerdicts(tx, ids, now);
  const last = await readLast(tx, ids);
  const changed = services.flatMap((service) => {
    const verdict = verdicts.get(service.id);
    const before = last.get(service.id) ?? "CONTINUE";
    return verdict && verdict.decision !== before ? [{ service, verdict, before }] : [];
  });
  const refs = await readRefs(
    tx,
    changed.map(({ verdict }) => verdict),
  );
  const entries = [];
  for (const { service, verdict, before } of changed) {
    const { decision, because, sloId } = verdict;
    await tx.velocityChange.create({
      data: { serviceId: service.id, decision, because, sloId, decidedAt: now },
    });
    const slo = sloId === null ? null : (refs.get(sloId) ?? null);
    entries.push(
      VelocityEvents.entry("velocity.changed", {
        stream: WORKSPACE_STREAM,
        subject: { type: "service", id: service.id },
        before: { decision: before },
        after: { service: service.slug, name: service.name, decision, because, slo },
      }),
    );
  }
  return entries;
}

async function readLast(
  tx: Tx,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, Decision>> {
  const rows = await tx.$queryRaw<{ serviceId: string; decision: Decision }[]>`
    select distinct on (service_id) service_id as "serviceId", decision::text from velocity_change
    where service_id = any(${[...serviceIds]}::uuid[])
    order by service_id, decided_at desc, id desc`;
  return new Map(rows.map(({ serviceId, decision }) => [serviceId, decision]));
}

async function readRefs(tx: Tx, verdicts: readonly Verdict[]) {
  const ids = verdicts.flatMap(({ sloId }) => sloId ?? []);
  const slos = await tx.slo.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true },
  });
  return new Map(slos.map(({ id, number }) => [id, refOfSlo(number)]));
}
