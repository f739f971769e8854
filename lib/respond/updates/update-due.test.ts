import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { recordRisk } from "@/lib/respond/incidents/clocks/record-risk";
import { correctFacts } from "@/lib/respond/incidents/correct-facts";
import { readIncident } from "@/lib/respond/incidents/queries";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { readTimeline } from "@/lib/respond/timeline/queries";
import { followStream } from "@/lib/tell/notifications/follow-stream";
import { listNotifications } from "@/lib/tell/notifications/queries";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { pauseUpdates, resumeUpdates } from "./pause-updates";
import { resumeAsPlanned } from "./resume-as-planned";
import { sendUpdate } from "./send-update";

const MUSTER = systemActor("Muster", "job");
const iso = (minutes: number) => at(minutes).now.toISOString();

/** SEV2, acknowledged at 5: an update is due at 65, and at risk from 50 on. Ada commands. */
async function world() {
  const { ada, incident } = await makeIncident("ACKNOWLEDGED");
  const { id, clocks } = await readIncident.execute(ada, { incident }, at(6));
  const update = clocks.find(({ kind }) => kind === "UPDATE");
  return {
    ada,
    incident,
    clockId: update?.id ?? "",
    updateClock: async (minutes: number) => {
      const view = await readIncident.execute(ada, { incident }, at(minutes));
      return view.clocks.find(({ kind }) => kind === "UPDATE");
    },
    follow: (minutes: number) =>
      followStream.execute(MUSTER, { stream: `incident:${id}` }, at(minutes)),
    told: async (person: typeof ada) =>
      (await listNotifications.execute(person, {})).items.filter(
        ({ kind }) => kind === "UPDATE_DUE",
      ),
    jobs: () =>
      prisma().$queryRaw<{ key: string; run_at: Date }[]>`
        select key, run_at from graphile_worker.jobs where key like 'clock-risk:%' or key like 'resume:%'`,
  };
}

describe("an update that falls due soon", () => {
  it("is told to the commander at three quarters of its time, once", async () => {
    const { ada, clockId, follow, told, jobs } = await world();
    const queued = (await jobs()).find(({ key }) => key === `clock-risk:${clockId}`);
    expect(queued?.run_at).toEqual(at(50).now);
    expect(await recordRisk.execute(MUSTER, { clockId }, at(49))).toEqual({ recorded: false });
    const runs = await Promise.all(
      [50, 50, 51].map((minutes) => recordRisk.execute(MUSTER, { clockId }, at(minutes))),
    );
    expect(runs.filter(({ recorded }) => recorded)).toHaveLength(1);
    await follow(51);
    expect(await told(ada)).toMatchObject([{ sentence: "The next update is due at 11:05 UTC." }]);
  });

  it("is told to who holds communications, where somebody does", async () => {
    const { ada, incident, clockId, follow, told } = await world();
    const grace = await signIn("RESPONDER", "Grace");
    const role = { incident, role: "COMMUNICATIONS", userId: grace.id };
    await assignRole.execute(ada, role, at(7));
    await recordRisk.execute(MUSTER, { clockId }, at(50));
    await follow(51);
    expect(await told(grace)).toHaveLength(1);
    expect(await told(ada)).toEqual([]);
  });

  it("is told of nothing that was sent, paused, resolved or is late already", async () => {
    const late = await world();
    const risk = (clockId: string, minutes: number) =>
      recordRisk.execute(MUSTER, { clockId }, at(minutes));
    expect(await risk(late.clockId, 66)).toEqual({ recorded: false });
    const sent = await world();
    const update = { incident: sent.incident, message: "Soon", audience: "INTERNAL" } as const;
    await sendUpdate.execute(sent.ada, update, at(40));
    expect(await risk(sent.clockId, 50)).toEqual({ recorded: false });
    expect((await sent.jobs()).map(({ key }) => key)).not.toContain(`clock-risk:${sent.clockId}`);
    const over = await world();
    await resolveIncident.execute(over.ada, { incident: over.incident }, at(40));
    expect(await risk(over.clockId, 50)).toEqual({ recorded: false });
  });

  it("is told once a due time, though a correction makes the promise anew", async () => {
    const { ada, incident, clockId, updateClock } = await world();
    await recordRisk.execute(MUSTER, { clockId }, at(50));
    const corrected = { incident, acknowledgedAt: iso(4), reason: "A minute earlier" };
    await correctFacts.execute(ada, corrected, at(51));
    const back = { incident, acknowledgedAt: iso(5), reason: "No, it was right" };
    await correctFacts.execute(ada, back, at(52));
    const now = await updateClock(53);
    expect(now).toMatchObject({ dueAt: iso(65) });
    expect(now?.id).not.toBe(clockId);
    const again = await recordRisk.execute(MUSTER, { clockId: now?.id ?? "" }, at(53));
    expect(again).toEqual({ recorded: false });
  });
});

describe("a pause with an end", () => {
  async function paused() {
    const made = await world();
    const { ada, incident } = made;
    const input = { incident, reason: "Waiting for the vendor", resumesAt: iso(120) };
    const view = await pauseUpdates.execute(ada, input, at(10));
    const where = { incident: { number: incident }, until: null };
    const { id: pauseId } = await prisma().updatePause.findFirstOrThrow({ where });
    const resume = (minutes: number) => resumeAsPlanned.execute(MUSTER, { pauseId }, at(minutes));
    return { ...made, view, pauseId, resume };
  }

  it("ends by itself at that time, once, also when the job runs late", async () => {
    const { ada, incident, view, pauseId, resume, updateClock, jobs } = await paused();
    expect(view).toMatchObject({
      updatesPaused: "Waiting for the vendor",
      updatesResumeAt: iso(120),
    });
    const queued = (await jobs()).find(({ key }) => key === `resume:${pauseId}`);
    expect(queued?.run_at).toEqual(at(120).now);
    expect(await resume(119)).toEqual({ resumed: false });
    const runs = await Promise.all([resume(150), resume(150)]);
    expect(runs.filter(({ resumed }) => resumed)).toHaveLength(1);
    expect(await updateClock(151)).toMatchObject({ startedAt: iso(120), dueAt: iso(180) });
    const lines = await readTimeline.execute(ada, { incident });
    expect(lines.filter(({ kind }) => kind.startsWith("update."))).toMatchObject([
      { body: "Updates paused until 2026-05-01 12:00 UTC: Waiting for the vendor." },
      { body: "Updates resumed, as planned.", occurredAt: iso(120), author: { name: "Muster" } },
    ]);
  });

  it("may be ended by hand before, and then only once", async () => {
    const { ada, incident, pauseId, resume, jobs } = await paused();
    await resumeUpdates.execute(ada, { incident }, at(30));
    expect((await jobs()).map(({ key }) => key)).not.toContain(`resume:${pauseId}`);
    expect(await resume(121)).toEqual({ resumed: false });
  });

  it("says nothing on the timeline of an incident that is over by then", async () => {
    const { ada, incident, resume } = await paused();
    await resolveIncident.execute(ada, { incident }, at(60));
    expect(await resume(121)).toEqual({ resumed: true });
    const lines = await readTimeline.execute(ada, { incident });
    expect(lines.map(({ kind }) => kind)).not.toContain("update.resumed");
  });

  it("has to end ahead", async () => {
    const { ada, incident } = await world();
    const input = { incident, reason: "Late", resumesAt: iso(10) };
    await expect(pauseUpdates.execute(ada, input, at(10))).rejects.toMatchObject({
      code: "INVALID",
      fields: { resumesAt: expect.any(String) },
    });
  });
});
