import { importIncident } from "@/lib/admin/imports/import-incident";
import type { Actor } from "@/lib/platform/access/actor";
import { systemActor } from "@/lib/platform/access/actor";
import { readTimeline } from "@/lib/respond/timeline/queries";
import { percentiles, type Times, timeOf } from "./measure";

const CALLS = 60;
const WARM_UP = 10;
const DECLARED = Date.parse("2026-01-10T09:00:00Z");

/** Reads whole timelines of so many written entries, in turn. @returns times in the order of `lengths` */
export async function compareTimelines(actor: Actor, lengths: readonly number[]): Promise<Times[]> {
  const incidents: number[] = [];
  for (const entries of lengths) incidents.push(await makeIncident(entries));
  const taken = lengths.map((): number[] => []);
  for (let call = -WARM_UP; call < CALLS; call += 1) {
    for (const [index, incident] of incidents.entries()) {
      const time = await timeOf(() => readTimeline.execute(actor, { incident }));
      if (call >= 0) taken[index]?.push(time);
    }
  }
  return taken.map(percentiles);
}

async function makeIncident(entries: number): Promise<number> {
  const at = (minutes: number) => new Date(DECLARED + minutes * 60_000).toISOString();
  const { number } = await importIncident.execute(systemActor("Bench", "command-line"), {
    title: `An incident with ${entries} entries`,
    severity: "SEV2",
    facts: { detectedAt: at(0), declaredAt: at(1), acknowledgedAt: at(4) },
    timeline: Array.from({ length: entries }, (_, index) => ({
      occurredAt: at(5 + index / 10),
      kind: "OBSERVATION",
      body: `Error rate is at ${index % 100} %, and the queue grows.`,
    })),
  });
  return number;
}
