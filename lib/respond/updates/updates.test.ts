import { describe, expect, it } from "vitest";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { readIncident } from "@/lib/respond/incidents/queries";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { signIn } from "@/lib/testing/core/people";
import { pauseUpdates, resumeUpdates } from "./pause-updates";
import { sendUpdate } from "./send-update";

const T0 = new Date("2026-04-01T10:00:00Z");
const at = (minutes: number) => ({ now: new Date(T0.getTime() + minutes * 60_000) });
const dueAt = (minutes: number) => at(minutes).now.toISOString();

async function acknowledged() {
  const ada = await signIn("RESPONDER");
  const { number: incident } = await declareIncident.execute(
    ada,
    { title: "Updates", severity: "SEV1" },
    at(0),
  );
  await acknowledgeIncident.execute(ada, { incident }, at(5));
  const updateClock = async (minutes: number) => {
    const { clocks } = await readIncident.execute(ada, { incident }, at(minutes));
    return clocks.find(({ kind }) => kind === "UPDATE");
  };
  return { ada, incident, updateClock };
}

describe("updates to stakeholders", () => {
  it("restart the clock, at the cadence or at the time the commander chose", async () => {
    const { ada, incident, updateClock } = await acknowledged();
    expect(await updateClock(6)).toMatchObject({ state: "RUNNING", dueAt: dueAt(35) });
    const message = "We are looking into it.";
    await sendUpdate.execute(ada, { incident, message, audience: "INTERNAL" }, at(20));
    expect(await updateClock(21)).toMatchObject({ dueAt: dueAt(50) });
    const nextUpdateAt = dueAt(120);
    await sendUpdate.execute(ada, { incident, message, audience: "PUBLIC", nextUpdateAt }, at(40));
    expect(await updateClock(41)).toMatchObject({ dueAt: dueAt(120) });
  });

  it("refuse a next update that does not lie ahead", async () => {
    const { ada, incident } = await acknowledged();
    const input = { incident, message: "Soon", audience: "INTERNAL", nextUpdateAt: dueAt(10) };
    await expect(sendUpdate.execute(ada, input, at(10))).rejects.toMatchObject({
      code: "INVALID",
      fields: { nextUpdateAt: expect.any(String) },
    });
  });

  it("are not owed while paused, and are again afterwards", async () => {
    const { ada, incident, updateClock } = await acknowledged();
    const paused = await pauseUpdates.execute(ada, { incident, reason: "Until morning" }, at(10));
    expect(paused.updatesPaused).toBe("Until morning");
    expect(await updateClock(300)).toMatchObject({ state: "PAUSED" });
    await expect(
      pauseUpdates.execute(ada, { incident, reason: "Again" }, at(20)),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    await resumeUpdates.execute(ada, { incident }, at(300));
    expect(await updateClock(301)).toMatchObject({ state: "RUNNING", dueAt: dueAt(330) });
    await expect(resumeUpdates.execute(ada, { incident }, at(302))).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("cannot be paused once the incident is resolved", async () => {
    const { ada, incident } = await acknowledged();
    await resolveIncident.execute(ada, { incident }, at(30));
    await expect(
      pauseUpdates.execute(ada, { incident, reason: "Late" }, at(31)),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
