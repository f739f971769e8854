import { describe, expect, it } from "vitest";
import { correctFacts } from "@/lib/respond/incidents/correct-facts";
import { changeSeverity } from "@/lib/respond/incidents/steps/change-severity";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { decideRollback } from "@/lib/respond/rollback/decide-rollback";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { pauseUpdates } from "./pause-updates";
import { readProposal } from "./proposal";
import { sendUpdate } from "./send-update";

async function world() {
  const { ada, incident } = await makeIncident("ACKNOWLEDGED");
  const propose = (minutes: number, fields: object = {}) =>
    readProposal.execute(ada, { incident, ...fields }, at(minutes));
  return { ada, incident, propose };
}

describe("a proposed update", () => {
  it("promises the next one by the policy, or when it was chosen, and none while paused", async () => {
    const { ada, incident, propose } = await world();
    expect(await propose(10)).toMatchObject({
      message: expect.stringContaining("Next update by 11:10 UTC."),
      cadenceMinutes: 60,
      nextUpdateAt: at(70).now.toISOString(),
    });
    const chosen = await propose(10, { nextUpdateAt: at(25).now.toISOString() });
    expect(chosen.message).toContain("Next update by 10:25 UTC.");
    await pauseUpdates.execute(ada, { incident, reason: "Until morning" }, at(11));
    const paused = await propose(12);
    expect(paused.nextUpdateAt).toBeNull();
    expect(paused.message).not.toContain("Next update");
  });

  it("tells what changed since the last update to the same people", async () => {
    const { ada, incident, propose } = await world();
    const figures = { incident, usersAffectedPercent: 50, reason: "Dashboard" };
    await correctFacts.execute(ada, figures, at(6));
    const update = { incident, message: "We are on it.", audience: "INTERNAL" } as const;
    await sendUpdate.execute(ada, update, at(10));
    expect((await propose(11)).message).toContain("Nothing has changed since the last update.");
    await correctFacts.execute(ada, { ...figures, usersAffectedPercent: 31 }, at(12));
    await correctFacts.execute(ada, { ...figures, usersAffectedPercent: 20 }, at(13));
    await changeSeverity.execute(ada, { incident, severity: "SEV3", reason: "Smaller" }, at(14));
    const outcome = { incident, outcome: "NOT_POSSIBLE", reason: "The schema changed" } as const;
    await decideRollback.execute(ada, outcome, at(15));
    await mitigateIncident.execute(ada, { incident }, at(16));
    const { message } = await propose(17);
    for (const change of [
      "- Mitigated at 10:16 UTC: user impact has ended.",
      "- A rollback is not possible: The schema changed.",
      "- Severity lowered from SEV2 to SEV3.",
      "- Users affected: 20 %, before 50 %.",
    ]) {
      expect(message).toContain(change);
    }
    const outside = await propose(17, { audience: "PUBLIC" });
    expect(outside.message).toContain("The problem with our service no longer affects users.");
  });

  it("is the all-clear after resolution, without another promise", async () => {
    const { ada, incident, propose } = await world();
    await resolveIncident.execute(ada, { incident }, at(60));
    expect(await propose(61)).toMatchObject({
      message: expect.stringContaining("This is the all-clear: no more updates follow."),
      nextUpdateAt: null,
    });
  });
});
