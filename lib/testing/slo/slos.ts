import { randomUUID } from "node:crypto";
import { createService } from "@/lib/catalog/services/create-service";
import type { UserActor } from "@/lib/platform/access/actor";
import { pushSamples } from "@/lib/slo/samples/push-samples";
import { createSlo } from "@/lib/slo/slos/create-slo";
import { readStatus } from "@/lib/slo/status/queries";
import { signIn } from "@/lib/testing/core/people";

const T0 = Date.parse("2026-06-01T00:00:00Z");

/** So many minutes after the story's beginning. */
export function minute(minutes: number): string {
  return new Date(T0 + minutes * 60_000).toISOString();
}

/** The same as a call's clock. */
export function clock(minutes: number) {
  return { now: new Date(T0 + minutes * 60_000) };
}

/** A new service, and somebody who may promise things of it. */
export async function makeService() {
  const manager = await signIn("MANAGER", "Grace");
  const slug = `svc-${randomUUID()}`;
  const { id } = await createService.execute(manager, { slug, name: slug });
  return { manager, slug, serviceId: id };
}

/** An SLO of a new service: 99.9 % of events over 30 days, pushed, unless told otherwise. */
export async function makeSlo(given: object = {}, minutes = 0) {
  const { manager, slug, serviceId } = await makeService();
  const slo = await createSlo.execute(
    manager,
    { ...PROMISE, service: slug, ...given },
    clock(minutes),
  );
  return { manager, slug, serviceId, slo: slo.number, id: slo.id };
}

const PROMISE = {
  name: "Requests succeed",
  sli: "AVAILABILITY",
  targetPercent: 99.9,
  window: { rollingDays: 30 },
  basis: "EVENTS",
  measurement: { type: "PUSH" },
};

/** Pushes samples of minutes: `[minute, good, total]`, as known at the last of them unless told otherwise. */
export async function push(
  who: UserActor,
  slo: number,
  samples: readonly (readonly [number, number, number])[],
  now = Math.max(...samples.map(([at]) => at)) + 1,
) {
  for (let from = 0; from < samples.length; from += 10_000) {
    const part = samples.slice(from, from + 10_000);
    const sent = part.map(([at, good, total]) => ({ at: minute(at), good, total }));
    await pushSamples.execute(who, { slo, samples: sent }, clock(now));
  }
}

/** How an SLO stands so many minutes after the beginning. */
export function standing(who: UserActor, slo: number, minutes: number, at?: number) {
  const asked = at === undefined ? {} : { at: minute(at) };
  return readStatus.execute(who, { slo, ...asked }, clock(minutes));
}
