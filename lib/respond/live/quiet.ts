import "server-only";
import type { UserActor } from "@/lib/platform/access/actor";
import { hearingSince } from "@/lib/platform/realtime/listener";
import { type Audience, isVisible } from "@/lib/respond/incidents/visibility/visibility";

type Heard = { readonly at: number; readonly audience: Audience };

const MOST_KEPT = 5_000;
let toldToAll = Number.NEGATIVE_INFINITY;
const restricted = new Map<string, Heard>();

/** Notes that something was told to everybody. @param at as `performance.now()` has it */
export function noteOpen(at: number): void {
  toldToAll = Math.max(toldToAll, at);
}

/** Notes that something was told of a restricted incident, to those who may know. */
export function noteRestricted(incidentId: string, heard: Heard): void {
  restricted.delete(incidentId);
  restricted.set(incidentId, heard);
  const [oldest] = restricted;
  if (restricted.size <= MOST_KEPT || !oldest) return;
  // Better one reading too many than something missed.
  noteOpen(oldest[1].at);
  restricted.delete(oldest[0]);
}

/**
 * How long, in milliseconds, nothing happened that this person may know of; 0 while this process cannot hear. What
 * happens in incidents that are hidden from them does not shorten it: that would tell when somebody works there.
 */
export function quietForMs(actor: UserActor): number {
  const since = hearingSince();
  if (since === null) return 0;
  const own = [...restricted.values()].filter(({ audience }) => isVisible(audience, actor));
  return performance.now() - Math.max(since, toldToAll, ...own.map(({ at }) => at));
}
