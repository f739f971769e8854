import "server-only";
import type { SystemActor } from "@/lib/platform/access/actor";
import { askSources } from "@/lib/slo/asking/enter-slos";
import { judgeAlerts } from "@/lib/slo/burn-alerts/judge-alerts";
import { judgeVelocity } from "@/lib/slo/velocity/judge-velocity";
import { WatchSlos } from "./jobs";

/**
 * Has data sources asked, each by a job of its own, and judges all SLOs once, a batch at a time, each its own transaction. The queue gives the job to one process,
 * however many there are; should two work it all the same, each alert and each decision is recorded once.
 */
export async function watchSlos(actor: SystemActor): Promise<void> {
  await askSources.execute(actor, {});
  for (let after: number | null = 0; after !== null; ) {
    after = (await judgeAlerts.execute(actor, { after })).last;
  }
  let service: string | null = null;
  do {
    service = (await judgeVelocity.execute(actor, { after: service })).last;
  } while (service !== null);
}

/** The next half minute after an instant: all processes mean the same one. */
export function nextWatch(now: Date): Date {
  return new Date((Math.floor(now.getTime() / WatchSlos.everyMs) + 1) * WatchSlos.everyMs);
}
