import { describe, expect, it } from "vitest";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import type { UserActor } from "@/lib/platform/access/actor";
import { readChecklist } from "@/lib/respond/checklist-items/checklist";
import { setChecklistItem } from "@/lib/respond/checklist-items/set-checklist-item";
import { correctFacts } from "@/lib/respond/incidents/correct-facts";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { editIncident } from "@/lib/respond/incidents/edit";
import { readIncident } from "@/lib/respond/incidents/queries";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { cancelIncident } from "@/lib/respond/incidents/steps/cancel";
import { changeSeverity } from "@/lib/respond/incidents/steps/change-severity";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { retractMitigation, retractResolution } from "@/lib/respond/incidents/steps/retract";
import { decideRollback } from "@/lib/respond/rollback/decide-rollback";
import { sendUpdate } from "@/lib/respond/updates/send-update";
import { at } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { readReplay, readStanding } from "./queries";
import { standAt } from "./rules";

const CHANNEL = "https://chat.example.org/inc";

async function declare(actor: UserActor) {
  const input = { title: "Replayed", severity: "SEV2" as const };
  return (await declareIncident.execute(actor, input, at(0))).number;
}

/** What everybody saw at a minute, in the shape of a standing. */
async function look(actor: UserActor, incident: number, minute: number) {
  const view = await readIncident.execute(actor, { incident }, at(minute));
  const checklist = await readChecklist.execute(actor, { incident }, at(minute));
  return {
    status: view.status,
    severity: view.severity,
    users: view.facts.usersAffectedPercent,
    roles: view.roles.map(({ role, user }) => `${role} ${user.name}`).sort(),
    clocks: view.clocks
      .filter(({ kind }) => kind !== "POSTMORTEM")
      .map(({ kind, state, dueAt }) => `${kind} ${state} ${dueAt}`),
    ticked: checklist.flatMap(({ items }) =>
      items.filter(({ state }) => state !== "OPEN").map(({ key, state }) => `${key} ${state}`),
    ),
  };
}

async function replay(actor: UserActor, incident: number, minute: number) {
  const { record } = await readReplay.execute(actor, { incident });
  const standing = standAt(record, at(minute).now);
  return {
    status: standing.status,
    severity: standing.severity,
    users: standing.usersAffectedPercent,
    roles: standing.roles.map(({ role, person }) => `${role} ${person}`).sort(),
    clocks: standing.clocks.map(
      ({ kind, state, dueAt }) => `${kind} ${state} ${dueAt.toISOString()}`,
    ),
    ticked: standing.checklist.flatMap(({ items }) =>
      items.filter(({ state }) => state !== "OPEN").map(({ key, state }) => `${key} ${state}`),
    ),
  };
}

/** What one person after the other did, by the minute it happened in. */
async function tellStory(ada: UserActor, grace: UserActor, incident: number) {
  const phases = await readChecklist.execute(ada, { incident });
  const items = phases.flatMap((phase) => phase.items);
  const itemId = items.find(({ key }) => key === "scope-determined")?.id ?? "";
  const reason = "New facts";
  const story: [number, (now: { now: Date }) => Promise<unknown>][] = [
    [5, (now) => acknowledgeIncident.execute(grace, { incident }, now)],
    [10, (now) => changeSeverity.execute(ada, { incident, severity: "SEV1", reason }, now)],
    [15, (now) => assignRole.execute(ada, { incident, role: "SCRIBE", userId: ada.id }, now)],
    [20, (now) => setChecklistItem.execute(ada, { incident, itemId, state: "DONE" }, now)],
    [25, (now) => editIncident.execute(ada, { incident, channelUrl: CHANNEL }, now)],
    [30, (now) => correctFacts.execute(ada, { incident, usersAffectedPercent: 30, reason }, now)],
    [
      35,
      (now) => sendUpdate.execute(ada, { incident, message: "Soon", audience: "INTERNAL" }, now),
    ],
    [40, (now) => decideRollback.execute(ada, { incident, outcome: "NOT_POSSIBLE", reason }, now)],
    [45, (now) => setChecklistItem.execute(ada, { incident, itemId, state: "OPEN" }, now)],
    [50, (now) => mitigateIncident.execute(ada, { incident }, now)],
    [55, (now) => retractMitigation.execute(ada, { incident, reason }, now)],
    [60, (now) => assignRole.execute(ada, { incident, role: "COMMANDER", userId: ada.id }, now)],
    [65, (now) => editIncident.execute(ada, { incident, channelUrl: null }, now)],
    [70, (now) => mitigateIncident.execute(ada, { incident }, now)],
    [120, (now) => resolveIncident.execute(ada, { incident }, now)],
    [125, (now) => retractResolution.execute(ada, { incident, reason }, now)],
    [130, (now) => resolveIncident.execute(ada, { incident }, now)],
    [135, (now) => createPostmortem.execute(ada, { incident }, now)],
    [140, (now) => createActionItem.execute(ada, { title: "Test", incidentNumber: incident }, now)],
  ];
  return story;
}

describe("a replay", () => {
  it("shows at every minute what was seen then, however much happened since", async () => {
    const [ada, grace] = [await signIn("MANAGER", "Ada"), await signIn("RESPONDER", "Grace")];
    const incident = await declare(ada);
    const seen = [{ minute: 0, ...(await look(ada, incident, 0)) }];
    for (const [minute, step] of await tellStory(ada, grace, incident)) {
      await step(at(minute));
      seen.push({ minute, ...(await look(ada, incident, minute)) });
    }
    const replayed = [];
    for (const { minute } of seen) {
      replayed.push({ minute, ...(await replay(ada, incident, minute)) });
    }
    expect(replayed).toEqual(seen);
  });

  it("follows corrected times, and shows measurements as they were known", async () => {
    const ada = await signIn("RESPONDER", "Ada");
    const incident = await declare(ada);
    await acknowledgeIncident.execute(ada, { incident }, at(20));
    const correction = { incident, acknowledgedAt: at(4).now.toISOString(), reason: "By phone" };
    await correctFacts.execute(ada, { ...correction, usersAffectedPercent: 12 }, at(30));
    expect(await replay(ada, incident, 3)).toMatchObject({ status: "TRIAGE", users: null });
    expect(await replay(ada, incident, 4)).toMatchObject({ status: "INVESTIGATING", users: null });
    expect(await replay(ada, incident, 30)).toMatchObject({ users: 12 });
  });

  it("has no status before the declaration, and ends with a cancellation", async () => {
    const ada = await signIn("RESPONDER", "Ada");
    const detectedAt = at(-10).now.toISOString();
    const input = { title: "Early", severity: "SEV3", detectedAt };
    const { number: incident } = await declareIncident.execute(ada, input, at(0));
    await cancelIncident.execute(ada, { incident, reason: "False alarm" }, at(7));
    expect(await replay(ada, incident, -5)).toMatchObject({ status: null });
    expect(await replay(ada, incident, 7)).toMatchObject({ status: "CANCELLED" });
    const { from, until } = await readReplay.execute(ada, { incident });
    expect([from, until]).toEqual([at(-10).now, at(7).now]);
  });

  it("answers one instant through the API's query", async () => {
    const ada = await signIn("RESPONDER", "Ada");
    const incident = await declare(ada);
    await acknowledgeIncident.execute(ada, { incident }, at(5));
    const standing = await readStanding.execute(ada, { incident, at: at(2).now.toISOString() });
    expect(standing).toMatchObject({ at: at(2).now.toISOString(), status: "TRIAGE", roles: [] });
    expect(standing.clocks).toMatchObject([{ kind: "RESPONSE", state: "RUNNING", metAt: null }]);
  });
});
