import { describe, expect, it } from "vitest";
import { waivePostmortem } from "@/lib/learn/postmortems/publishing/waive-postmortem";
import type { UserActor } from "@/lib/platform/access/actor";
import { closeIncident } from "@/lib/respond/closure/close-incident";
import { correctFacts } from "@/lib/respond/incidents/correct-facts";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { retractMitigation } from "@/lib/respond/incidents/steps/retract";
import { decideRollback } from "@/lib/respond/rollback/decide-rollback";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { readChecklist } from "./checklist";
import { assignChecklistItem, setChecklistItem } from "./set-checklist-item";

async function item(actor: UserActor, incident: number, key: string) {
  const phases = await readChecklist.execute(actor, { incident });
  const found = phases.flatMap(({ items }) => items).find((each) => each.key === key);
  if (!found) throw new Error(`No checklist item ${key}`);
  return found;
}

describe("the checklist", () => {
  it("has all nineteen items of the handbook in its five phases", async () => {
    const { ada, incident } = await makeIncident();
    const phases = await readChecklist.execute(ada, { incident });
    expect(phases.map(({ items }) => items.length)).toEqual([4, 4, 4, 4, 3]);
  });

  it("ticks itself from facts and unticks when the fact is retracted", async () => {
    const { ada, incident } = await makeIncident("ACKNOWLEDGED");
    expect(await item(ada, incident, "alert-acknowledged")).toMatchObject({
      state: "DONE",
      auto: true,
    });
    expect(await item(ada, incident, "impact-quantified")).toMatchObject({ state: "OPEN" });
    await correctFacts.execute(ada, { incident, errorRatePercent: 12, reason: "Dashboard" });
    expect(await item(ada, incident, "impact-quantified")).toMatchObject({
      state: "DONE",
      because: "The error rate is 12 %",
    });
    await mitigateIncident.execute(ada, { incident });
    expect(await item(ada, incident, "mitigation-applied")).toMatchObject({ state: "DONE" });
    await retractMitigation.execute(ada, { incident, reason: "Back" });
    expect(await item(ada, incident, "mitigation-applied")).toMatchObject({ state: "OPEN" });
  });

  it("is ticked by people where no fact can, and says who", async () => {
    const { ada, incident } = await makeIncident();
    const { id: itemId } = await item(ada, incident, "scope-determined");
    const done = await setChecklistItem.execute(ada, { incident, itemId, state: "DONE" }, at(7));
    expect(done).toMatchObject({
      state: "DONE",
      doneBy: { name: "Ada" },
      doneAt: at(7).now.toISOString(),
    });
    const open = await setChecklistItem.execute(ada, { incident, itemId, state: "OPEN" });
    expect(open).toMatchObject({ state: "OPEN", doneBy: null });
  });

  it("asks for a reason to skip, and lets nobody untick a fact", async () => {
    const { ada, incident } = await makeIncident("ACKNOWLEDGED");
    const { id: scope } = await item(ada, incident, "scope-determined");
    await expect(
      setChecklistItem.execute(ada, { incident, itemId: scope, state: "SKIPPED" }),
    ).rejects.toMatchObject({ code: "INVALID", fields: { reason: expect.any(String) } });
    const { id: severity } = await item(ada, incident, "severity-assigned");
    await expect(
      setChecklistItem.execute(ada, { incident, itemId: severity, state: "OPEN" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("gives an item to a person, and takes it back", async () => {
    const { ada, incident } = await makeIncident();
    const { id: itemId } = await item(ada, incident, "verified");
    const given = await assignChecklistItem.execute(ada, { incident, itemId, userId: ada.id });
    expect(given.assignee).toMatchObject({ name: "Ada" });
    const taken = await assignChecklistItem.execute(ada, { incident, itemId, userId: null });
    expect(taken.assignee).toBeNull();
  });

  it("takes the rollback decision, with a reason where it is not possible", async () => {
    const { ada, incident } = await makeIncident();
    await expect(
      decideRollback.execute(ada, { incident, outcome: "NOT_POSSIBLE" }),
    ).rejects.toMatchObject({ fields: { reason: "Say why a rollback is not possible." } });
    const reason = "The schema changed";
    await decideRollback.execute(ada, { incident, outcome: "NOT_POSSIBLE", reason });
    expect(await item(ada, incident, "rollback-reason")).toMatchObject({
      state: "DONE",
      because: reason,
    });
    await decideRollback.execute(ada, { incident, outcome: "ROLLED_BACK" });
    expect(await item(ada, incident, "rollback-reason")).toMatchObject({
      state: "SKIPPED",
      auto: true,
    });
  });
});

describe("closing", () => {
  it("says everything that is missing, then closes when it is there", async () => {
    const { ada, incident } = await makeIncident("RESOLVED");
    const manager = await signIn("MANAGER");
    await expect(closeIncident.execute(ada, { incident })).rejects.toMatchObject({
      code: "CONFLICT",
      current: {
        missing: expect.arrayContaining(["A postmortem is required: draft it, or have it waived."]),
      },
    });
    await waivePostmortem.execute(manager, { incident, reason: "Known cause" });
    for (const key of ["action-items-created", "slo-impact"]) {
      const { id: itemId } = await item(ada, incident, key);
      await setChecklistItem.execute(ada, {
        incident,
        itemId,
        state: "SKIPPED",
        reason: "Nothing to do",
      });
    }
    expect(await closeIncident.execute(ada, { incident })).toMatchObject({ status: "CLOSED" });
    await expect(closeIncident.execute(ada, { incident })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("is refused while the incident runs", async () => {
    const { ada, incident } = await makeIncident("ACKNOWLEDGED");
    await expect(closeIncident.execute(ada, { incident })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});
