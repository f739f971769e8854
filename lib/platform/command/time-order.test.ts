import { afterEach, describe, expect, it } from "vitest";
import { setClockOffset } from "@/lib/platform/core/clock/clock";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { relinquishRole } from "@/lib/respond/incidents/roles/relinquish-role";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { signIn } from "@/lib/testing/core/people";

afterEach(() => setClockOffset(0));

describe("two calls whose clocks differ by a little", () => {
  it("follow each other: what ends never ends before it began, and nobody gets an error", async () => {
    const actor = await signIn("RESPONDER");
    const { number, id } = await declareIncident.execute(actor, {
      title: "Late",
      severity: "SEV3",
    });
    setClockOffset(700);
    const role = { incident: number, role: "SCRIBE" } as const;
    await assignRole.execute(actor, { ...role, userId: actor.id });
    setClockOffset(0);
    await relinquishRole.execute(actor, role);
    const held = await prisma().roleAssignment.findFirstOrThrow({
      where: { incidentId: id, role: "SCRIBE" },
    });
    expect(held.relinquishedAt?.getTime()).toBeGreaterThanOrEqual(held.assumedAt.getTime());
  });

  it("take an incident through its steps, though each process is behind the one before", async () => {
    const actor = await signIn("RESPONDER");
    setClockOffset(1_500);
    const { number: incident } = await declareIncident.execute(actor, {
      title: "Behind",
      severity: "SEV4",
      impactStartedAt: new Date(Date.now() + 1_400).toISOString(),
    });
    setClockOffset(0);
    await acknowledgeIncident.execute(actor, { incident });
    setClockOffset(-500);
    await mitigateIncident.execute(actor, { incident });
    const { facts } = await resolveIncident.execute(actor, { incident });
    const { detectedAt, acknowledgedAt, mitigatedAt, resolvedAt } = facts;
    expect(acknowledgedAt).toBe(detectedAt);
    expect(Date.parse(mitigatedAt ?? "")).toBeLessThanOrEqual(Date.parse(resolvedAt ?? ""));
  });

  it("get the database's refusal where a time was given, as by an import", async () => {
    const actor = await signIn("RESPONDER");
    const { number } = await declareIncident.execute(actor, { title: "Given", severity: "SEV3" });
    const role = { incident: number, role: "SCRIBE" } as const;
    await assignRole.execute(actor, { ...role, userId: actor.id });
    const now = new Date(Date.now() - 60_000);
    await expect(relinquishRole.execute(actor, role, { now })).rejects.toThrow("order_of_times");
  });
});
