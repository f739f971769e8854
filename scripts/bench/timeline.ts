import type { Actor } from "@/lib/access/actor";
import { systemActor } from "@/lib/access/actor";
import { importIncident } from "@/lib/imports/import-incident";
import { readTimeline } from "@/lib/timeline/queries";
import { measure, type Times } from "./measure";

const CALLS = 60;
const DECLARED = Date.parse("2026-01-10T09:00:00Z");

/** Reads a whole timeline of so many written entries. */
export async function measureTimeline(actor: Actor, entries: number): Promise<Times> {
  const at = (minutes: number) => new Date(DECLARED + minutes * 60_000).toISOString();
  const { number: incident } = await importIncident.execute(systemActor("Bench", "command-line"), {
    title: `An incident with ${entries} entries`,
    severity: "SEV2",
    facts: { detectedAt: at(0), declaredAt: at(1), acknowledgedAt: at(4) },
    timeline: Array.from({ length: entries }, (_, index) => ({
      occurredAt: at(5 + index / 10),
      kind: "OBSERVATION",
      body: `Error rate is at ${index % 100} %, and the queue grows.`,
    })),
  });
  return measure(CALLS, () => readTimeline.execute(actor, { incident }));
}
