import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { refOfSlo } from "@/lib/slo/slos/view";
import { readVerdicts } from "./read-verdicts";

/** How fast a service may change now, and why. */
export type VelocityView = Awaited<ReturnType<typeof viewVelocity>>;

export async function viewVelocity(db: ReadDb, service: { readonly id: string }, now: Date) {
  const verdict = (await readVerdicts(db, [service.id], now)).get(service.id);
  if (!verdict) throw new Error("A service has no verdict");
  const { decision, because, sloId, text, expedite } = verdict;
  const slo =
    sloId && (await db.slo.findUnique({ where: { id: sloId }, select: { number: true } }));
  const override = await db.velocityOverride.findFirst({
    where: { serviceId: service.id, endedAt: null, until: { gt: now } },
  });
  return {
    decision,
    because,
    slo: slo ? refOfSlo(slo.number) : null,
    text,
    expedite,
    override: override && {
      decision: override.decision,
      reason: override.reason,
      by: { id: override.byId, name: override.byName },
      createdAt: iso(override.createdAt),
      until: iso(override.until),
    },
  };
}
