import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { correctFacts } from "@/lib/respond/incidents/correct-facts";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { changeSeverity } from "@/lib/respond/incidents/steps/change-severity";
import { signIn } from "@/lib/testing/core/people";
import { recordBreach } from "./record-breach";

const T0 = new Date("2026-03-02T03:00:00Z");
const minute = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);
const WORKER = systemActor("Muster", "job");
const at = (minutes: number) => ({ now: minute(minutes) });

async function declare(severity: "SEV1" | "SEV2") {
  const actor = await signIn("RESPONDER");
  const incident = await declareIncident.execute(actor, { title: "Clocks", severity }, at(0));
  return { actor, incident: incident.number, id: incident.id };
}

/** What the breach jobs would do at a moment: each promise that is in force is looked at. */
async function runBreachJobs(incidentId: string, minutes: number) {
  const clocks = await prisma().clockSegment.findMany({
    where: { incidentId, supersededAt: null },
  });
  for (const { id } of clocks) await recordBreach.execute(WORKER, { clockId: id }, at(minutes));
}

const countBreaches = (id: string) =>
  prisma().auditEvent.count({ where: { stream: `incident:${id}`, type: "clock.breached" } });

describe("an incident's clocks", () => {
  it("shows the running promise after the severity was raised and lowered again", async () => {
    const { actor, incident } = await declare("SEV2");
    await changeSeverity.execute(actor, { incident, severity: "SEV1", reason: "Worse" }, at(5));
    const lowered = await changeSeverity.execute(
      actor,
      { incident, severity: "SEV2", reason: "Not so bad" },
      at(10),
    );
    expect(lowered.clocks).toMatchObject([
      { kind: "RESPONSE", severity: "SEV2", state: "RUNNING", dueAt: minute(30).toISOString() },
    ]);
  });

  it("records a breach once, also when a correction leaves it broken", async () => {
    const { actor, incident, id } = await declare("SEV1");
    await runBreachJobs(id, 16);
    await acknowledgeIncident.execute(actor, { incident }, at(20));
    const acknowledgedAt = minute(18).toISOString();
    const corrected = await correctFacts.execute(
      actor,
      { incident, acknowledgedAt, reason: "She said so on the call at 03:18" },
      at(25),
    );
    expect(corrected.clocks[0]).toMatchObject({
      state: "BREACHED",
      metAt: acknowledgedAt,
      breachRecordedAt: minute(16).toISOString(),
    });
    await runBreachJobs(id, 26);
    expect(await countBreaches(id)).toBe(1);
  });

  it("keeps the record of a breach that a correction undoes, and shows the promise as met", async () => {
    const { actor, incident, id } = await declare("SEV1");
    await runBreachJobs(id, 16);
    await acknowledgeIncident.execute(actor, { incident }, at(20));
    const corrected = await correctFacts.execute(
      actor,
      { incident, acknowledgedAt: minute(12).toISOString(), reason: "Acknowledged by phone" },
      at(25),
    );
    expect(corrected.clocks[0]).toMatchObject({ state: "MET", breachRecordedAt: null });
    await runBreachJobs(id, 26);
    expect(await countBreaches(id)).toBe(1);
  });

  it("refuses to move the declaration past a change of severity, and moves it up to there", async () => {
    const { actor, incident } = await declare("SEV2");
    await changeSeverity.execute(actor, { incident, severity: "SEV1", reason: "Worse" }, at(10));
    const correct = (minutes: number) =>
      correctFacts.execute(
        actor,
        { incident, declaredAt: minute(minutes).toISOString(), reason: "As the call log says" },
        at(30),
      );
    await expect(correct(10)).rejects.toMatchObject({ fields: { declaredAt: expect.any(String) } });
    const moved = await correct(9);
    expect(moved.severityChanges.map(({ severity }) => severity)).toEqual(["SEV2", "SEV1"]);
    expect(moved.durations.bySeverityMinutes).toMatchObject({ SEV1: 20, SEV2: 1 });
  });
});
