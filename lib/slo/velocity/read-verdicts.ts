import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { refOfSlo, SLO } from "@/lib/slo/slos/view";
import { readBudgets } from "@/lib/slo/status/standings";
import {
  DEFAULT_STEPS,
  decide,
  type Override,
  type Remaining,
  type Step,
  type Verdict,
} from "./velocity-rules";

/** What holds for services now, by their id: made of budgets, policies and overrides as they are at `now`. */
export async function readVerdicts(
  db: ReadDb,
  serviceIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Verdict>> {
  const ids = [...serviceIds];
  const slos = await db.slo.findMany({
    where: { serviceId: { in: ids }, archivedAt: null },
    orderBy: { number: "asc" },
    ...SLO,
  });
  const budgets = await readBudgets(db, slos, now);
  const steps = await readSteps(db, ids);
  const overrides = await readOverrides(db, ids, now);
  return new Map(
    ids.map((id) => {
      const remaining = slos
        .filter(({ serviceId }) => serviceId === id)
        .map(
          (slo): Remaining => ({
            sloId: slo.id,
            ref: refOfSlo(slo.number),
            name: slo.name,
            share: budgets.get(slo.id)?.remainingShare ?? null,
          }),
        );
      return [id, decide(steps.get(id) ?? DEFAULT_STEPS, remaining, overrides.get(id) ?? null)];
    }),
  );
}

/** The steps that hold for services: their own, or those for all. */
export async function readSteps(
  db: ReadDb,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Step[]>> {
  const rows = await db.$queryRaw<{ serviceId: string | null; steps: Step[] | null }[]>`
    select distinct on (service_id) service_id as "serviceId", steps from velocity_policy
    where service_id is null or service_id = any(${[...serviceIds]}::uuid[])
    order by service_id, recorded_at desc, id desc`;
  const ofAll = rows.find(({ serviceId }) => serviceId === null)?.steps ?? DEFAULT_STEPS;
  const own = new Map(rows.map(({ serviceId, steps }) => [serviceId, steps]));
  return new Map(serviceIds.map((id) => [id, own.get(id) ?? ofAll]));
}

/** Those that held at an instant, which may be past: whatever was decided or ended since says nothing of it. */
async function readOverrides(db: ReadDb, serviceIds: readonly string[], at: Date) {
  const rows = await db.velocityOverride.findMany({
    where: {
      serviceId: { in: [...serviceIds] },
      createdAt: { lte: at },
      until: { gt: at },
      OR: [{ endedAt: null }, { endedAt: { gt: at } }],
    },
  });
  return new Map<string, Override>(rows.map((row) => [row.serviceId, row]));
}
