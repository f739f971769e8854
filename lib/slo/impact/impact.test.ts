import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { signIn } from "@/lib/testing/core/people";
import { clock, makeSlo, minute, push } from "@/lib/testing/slo/slos";
import { freezeImpact, readSloImpact } from "./queries";

const ada = await signIn("RESPONDER", "Ada");

/** An incident from minute 60 on, mitigated at 90 unless told otherwise. */
async function incidentOn(slug: string, given: object = {}, mitigated: number | null = 90) {
  const input = { title: "Checkout fails", severity: "SEV2", services: [slug], ...given };
  const { number: incident } = await declareIncident.execute(
    ada,
    { ...input, impactStartedAt: minute(60), detectedAt: minute(65) },
    clock(66),
  );
  await prisma().incident.update({
    where: { number: incident },
    data: {
      acknowledgedAt: new Date(minute(66)),
      mitigatedAt: mitigated === null ? null : new Date(minute(mitigated)),
      status: mitigated === null ? "INVESTIGATING" : "MITIGATED",
      usersAffectedPercent: 50,
    },
  });
  return incident;
}
const read = (incident: number, at: number) => readSloImpact.execute(ada, { incident }, clock(at));
const events = (from: number, to: number, bad: number) =>
  Array.from({ length: to - from }, (_, at) => [from + at, 10_000 - bad, 10_000] as const);

describe("the impact of an incident on budgets", () => {
  it("is what was bad from its start to its mitigation, as a share of the budget then", async () => {
    const { manager, slug, slo } = await makeSlo();
    await push(manager, slo, [...events(0, 60, 1), ...events(60, 90, 10), ...events(90, 120, 500)]);
    const incident = await incidentOn(slug);
    const impact = await read(incident, 200);
    expect(impact).toMatchObject({
      from: minute(60),
      to: minute(90),
      ongoing: false,
      frozenAt: null,
    });
    // 900,000 events until then allow 900 bad ones; 60 were bad before, 300 within.
    expect(impact.slos).toMatchObject([
      {
        slo: { number: slo },
        unit: "EVENTS",
        consumed: 300,
        allowed: 900,
        remaining: 540,
        remainingPercent: 60,
        knownShare: 1,
      },
    ]);
    expect(impact.slos[0]?.consumedPercent).toBeCloseTo(33.3333, 3);
    expect(impact.velocities).toMatchObject([{ service: slug, decision: "CONTINUE" }]);
    expect(impact.text).toContain("- **Error budget consumed**: 33.3 % of the budget of SLO-");
  });

  it("is its own minutes times the share of users, where incidents measure", async () => {
    const { slug } = await makeSlo({ measurement: { type: "INCIDENTS" } });
    const incident = await incidentOn(slug);
    expect((await read(incident, 200)).slos).toMatchObject([
      { unit: "MINUTES", consumed: 15, allowed: 43.2, remaining: 28.2 },
    ]);
  });

  it("goes on while the incident does", async () => {
    const { slug } = await makeSlo({ measurement: { type: "INCIDENTS" } });
    const incident = await incidentOn(slug, {}, null);
    expect(await read(incident, 80)).toMatchObject({
      ongoing: true,
      to: minute(80),
      slos: [{ consumed: 10 }],
    });
    expect(await read(incident, 100)).toMatchObject({ slos: [{ consumed: 20 }] });
  });

  it("is nothing of a drill, and of services without SLOs", async () => {
    const { slug } = await makeSlo({ measurement: { type: "INCIDENTS" } });
    const drill = await incidentOn(slug, { kind: "DRILL" });
    expect(await read(drill, 200)).toMatchObject({ slos: [], text: null });
  });

  it("stays as it was once it is frozen, until it is frozen anew", async () => {
    const { manager, slug, slo } = await makeSlo();
    await push(manager, slo, events(0, 120, 5));
    const number = await incidentOn(slug);
    const before = await read(number, 200);
    const incident = await prisma().incident.findUniqueOrThrow({ where: { number } });
    await freezeImpact(prisma(), incident, new Date(minute(200)));
    await push(manager, slo, events(60, 90, 900), 300);
    expect(await read(number, 300)).toEqual({ ...before, frozenAt: minute(200) });
    await freezeImpact(prisma(), incident, new Date(minute(301)));
    expect((await read(number, 302)).slos).toMatchObject([{ consumed: 27_000 }]);
  });

  it("of a restricted incident is not there for people outside", async () => {
    const { slug } = await makeSlo({ measurement: { type: "INCIDENTS" } });
    const incident = await incidentOn(slug, { restricted: true });
    const outsider = await signIn("MANAGER");
    const asked = readSloImpact.execute(outsider, { incident });
    await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
