import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { correctFacts } from "@/lib/respond/incidents/correct-facts";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { readIncident } from "@/lib/respond/incidents/queries";
import { signIn } from "@/lib/testing/core/people";
import { acknowledgeIncident } from "./acknowledge";
import { changeSeverity } from "./change-severity";
import { mitigateIncident } from "./mitigate";
import { resolveIncident } from "./resolve";
import { retractResolution } from "./retract";

const T0 = new Date("2026-03-01T03:00:00Z");
const at = (minutes: number) => ({ now: new Date(T0.getTime() + minutes * 60_000) });

describe("an incident's life", () => {
  it("goes from declaration to resolution, and its clocks with it", async () => {
    const actor = await signIn("RESPONDER", "Ada");
    const declared = await declareIncident.execute(
      actor,
      { title: "Checkout fails", severity: "SEV1" },
      at(0),
    );
    expect(declared).toMatchObject({
      status: "TRIAGE",
      ref: `INC-${declared.number}`,
      reporter: { name: "Ada" },
    });
    expect(declared.clocks).toMatchObject([
      { kind: "RESPONSE", state: "RUNNING", targetMinutes: 15, dueAt: at(15).now.toISOString() },
    ]);

    const incident = declared.number;
    const acknowledged = await acknowledgeIncident.execute(actor, { incident }, at(10));
    expect(acknowledged.status).toBe("INVESTIGATING");
    expect(acknowledged.roles).toMatchObject([{ role: "COMMANDER", user: { name: "Ada" } }]);
    expect(acknowledged.clocks).toMatchObject([
      { kind: "RESPONSE", state: "MET", metAt: at(10).now.toISOString() },
      { kind: "UPDATE", state: "RUNNING", dueAt: at(40).now.toISOString() },
    ]);

    await changeSeverity.execute(
      actor,
      { incident, severity: "SEV2", reason: "Only cards" },
      at(20),
    );
    await mitigateIncident.execute(actor, { incident }, at(30));
    const resolved = await resolveIncident.execute(actor, { incident }, at(45));
    expect(resolved.status).toBe("RESOLVED");
    expect(resolved.durations).toMatchObject({
      toAcknowledgeMinutes: 10,
      toMitigateMinutes: 30,
      toResolveMinutes: 45,
      bySeverityMinutes: { SEV1: 20, SEV2: 25 },
    });
    expect(resolved.clocks.find(({ kind }) => kind === "POSTMORTEM")).toMatchObject({
      state: "RUNNING",
    });

    const reopened = await retractResolution.execute(
      actor,
      { incident, reason: "Back again" },
      at(50),
    );
    expect(reopened.status).toBe("MITIGATED");
    expect(reopened.clocks.map(({ kind }) => kind)).not.toContain("POSTMORTEM");
  });

  it("acknowledges once when two people press at the same moment", async () => {
    const [ada, bob] = [await signIn("RESPONDER"), await signIn("RESPONDER")];
    const { number: incident } = await declareIncident.execute(ada, {
      title: "Race",
      severity: "SEV2",
    });
    const results = await Promise.allSettled([
      acknowledgeIncident.execute(ada, { incident }),
      acknowledgeIncident.execute(bob, { incident }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
    expect(await prisma().roleAssignment.count({ where: { incident: { number: incident } } })).toBe(
      1,
    );
  });

  it("refuses a stale version and says what is true now", async () => {
    const ada = await signIn("RESPONDER");
    const { number: incident, version } = await declareIncident.execute(ada, {
      title: "Stale",
      severity: "SEV3",
    });
    await changeSeverity.execute(ada, { incident, version, severity: "SEV2", reason: "Worse" });
    await expect(
      changeSeverity.execute(ada, { incident, version, severity: "SEV1", reason: "Worse" }),
    ).rejects.toMatchObject({ code: "CONFLICT", current: { severity: "SEV2", version: 2 } });
  });

  it("lets a corrected detection flow into the clock and keeps who, from and why", async () => {
    const ada = await signIn("RESPONDER");
    const { number: incident } = await declareIncident.execute(
      ada,
      { title: "Late", severity: "SEV1" },
      at(10),
    );
    const before = await acknowledgeIncident.execute(ada, { incident }, at(20));
    expect(before.clocks[0]).toMatchObject({ state: "MET" });
    const after = await correctFacts.execute(
      ada,
      { incident, detectedAt: T0.toISOString(), reason: "The page came at 03:00" },
      at(30),
    );
    expect(after.clocks[0]).toMatchObject({
      kind: "RESPONSE",
      state: "BREACHED",
      startedAt: T0.toISOString(),
    });
    expect(after.durations.toAcknowledgeMinutes).toBe(20);
    const kept = await prisma().factCorrection.findFirstOrThrow({
      where: { incident: { number: incident } },
    });
    expect(kept).toMatchObject({
      fact: "detectedAt",
      from: at(10).now.toISOString(),
      to: T0.toISOString(),
      byId: ada.id,
    });
  });

  it("hides a restricted incident from people who take no part, and shows it to those who do", async () => {
    const [ada, bob, admin] = [
      await signIn("RESPONDER"),
      await signIn("MANAGER"),
      await signIn("ADMIN"),
    ];
    const { number: incident } = await declareIncident.execute(ada, {
      title: "Breach",
      severity: "SEV1",
      restricted: true,
    });
    await expect(readIncident.execute(bob, { incident })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(acknowledgeIncident.execute(bob, { incident })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await readIncident.execute(ada, { incident })).toMatchObject({ restricted: true });
    expect(await readIncident.execute(admin, { incident })).toMatchObject({ restricted: true });
  });

  it("answers the same key with the same result, and refuses it for something else", async () => {
    const ada = await signIn("RESPONDER");
    const input = { title: "Once", severity: "SEV4" };
    const meta = { idempotencyKey: "k1" };
    const [first, second] = await Promise.all([
      declareIncident.execute(ada, input, meta),
      declareIncident.execute(ada, input, meta),
    ]);
    expect(second.number).toBe(first.number);
    await expect(
      declareIncident.execute(ada, { ...input, title: "Other" }, meta),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
