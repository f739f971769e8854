import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { FollowStream } from "@/lib/platform/command/follow";
import { prisma } from "@/lib/platform/core/db";
import { createSlo } from "@/lib/slo/slos/create-slo";
import { followStream } from "@/lib/tell/notifications/follow-stream";
import { signIn } from "@/lib/testing/core/people";
import { clock, makeSlo, minute, push } from "@/lib/testing/slo/slos";
import { judgeVelocity } from "./judge-velocity";
import { listHeld } from "./list-held";
import { endOverride, overrideVelocity } from "./override";
import { setPolicy, setServicePolicy } from "./policy";
import { readPolicy, readServicePolicy, readVelocity } from "./queries";
import { readVerdicts } from "./read-verdicts";
import { DEFAULT_STEPS } from "./velocity-rules";

/** After whatever other tests of this database set for all. */
const LATER = 10_000_000;
const MUSTER = systemActor("Muster", "job");
const viewer = await signIn("VIEWER");

/** An SLO of which so many of 1,000 allowed bad events happened. */
async function spent(bad: number) {
  const made = await makeSlo();
  await push(made.manager, made.slo, [[0, 1_000_000 - bad, 1_000_000]]);
  return made;
}
async function judge(at: number) {
  let after: string | null = null;
  do {
    after = (await judgeVelocity.execute(MUSTER, { after }, clock(at))).last;
  } while (after !== null);
}
const read = (service: string, at: number) => readVelocity.execute(viewer, { service }, clock(at));
const history = async (service: string, at: number) =>
  (await read(service, at)).history.map(({ decision, decidedAt }) => [decision, decidedAt]);

describe("velocity", () => {
  it("follows what is left, names the SLO, and keeps its changes", async () => {
    const { manager, slug, slo } = await spent(600);
    expect(await read(slug, 1)).toMatchObject({
      decision: "CONTINUE",
      slo: `SLO-${slo}`,
      history: [],
    });
    await judge(1);
    await push(manager, slo, [[1, 0, 300]]);
    await judge(2);
    await judge(3);
    await push(manager, slo, [[3, 0, 200]]);
    await judge(4);
    expect(await read(slug, 5)).toMatchObject({
      decision: "FREEZE",
      because: expect.stringContaining("overspent"),
    });
    expect(await history(slug, 5)).toEqual([
      ["FREEZE", minute(4)],
      ["SLOW_DOWN", minute(2)],
    ]);
  });

  it("is told to who answers for the service", async () => {
    const { manager, slug, slo } = await makeSlo({ window: { rollingDays: 366 } });
    await push(manager, slo, [[0, 999_000, 1_000_000]]);
    const at = (Date.now() - Date.parse(minute(0))) / 60_000;
    await judge(at);
    await followStream.execute(MUSTER, FollowStream.payload.parse({ stream: "workspace" }));
    const told = await prisma().notification.findMany({
      where: { userId: manager.id, kind: "VELOCITY_CHANGED", path: `/services/${slug}` },
    });
    expect(told).toMatchObject([{ sentence: expect.stringContaining("is frozen") }]);
  });

  it("is listed where it holds a service back, as it was decided last", async () => {
    const held = async (slug: string) =>
      (await listHeld.execute(viewer, {})).find((each) => each.slug === slug) ?? null;
    const { manager, slug } = await spent(600);
    await judge(1);
    expect(await held(slug)).toBeNull();
    const override = { service: slug, reason: "The premiere", until: minute(9) };
    await overrideVelocity.execute(manager, { ...override, decision: "FREEZE" }, clock(2));
    expect(await held(slug)).toMatchObject({
      decision: "FREEZE",
      because: expect.stringContaining("The premiere"),
    });
    await endOverride.execute(manager, { service: slug }, clock(3));
    expect(await held(slug)).toBeNull();
  });

  it("is the worst of several SLOs", async () => {
    const { manager, slug, slo } = await spent(800);
    const other = {
      service: slug,
      name: "Fast",
      sli: "LATENCY",
      targetPercent: 99,
      window: { rollingDays: 7 },
      basis: "EVENTS",
      measurement: { type: "PUSH" },
    };
    const { number } = await createSlo.execute(manager, other);
    await push(manager, number, [[0, 100, 100]]);
    expect(await read(slug, 1)).toMatchObject({ decision: "SLOW_DOWN", slo: `SLO-${slo}` });
  });

  it("is recorded once by processes that judge at the same time", async () => {
    const { slug } = await spent(1_000);
    await Promise.all([0, 1, 2].map(() => judge(1)));
    expect(await history(slug, 2)).toEqual([["FREEZE", minute(1)]]);
  });
});

describe("an override", () => {
  const override = (
    who: Parameters<typeof overrideVelocity.execute>[0],
    service: string,
    until: number,
    at = 1,
  ) =>
    overrideVelocity.execute(
      who,
      { service, decision: "CONTINUE", reason: "The fix goes out", until: minute(until) },
      clock(at),
    );

  it("decides at once, and ends by itself", async () => {
    const { manager, slug } = await spent(1_000);
    await judge(1);
    expect(await override(manager, slug, 60, 2)).toMatchObject({
      decision: "CONTINUE",
      because: expect.stringContaining("The fix goes out"),
      override: { by: { name: "Grace" }, until: minute(60) },
    });
    expect(await read(slug, 59)).toMatchObject({ decision: "CONTINUE" });
    expect(await read(slug, 60)).toMatchObject({ decision: "FREEZE", override: null });
    await judge(60);
    expect(await history(slug, 61)).toEqual([
      ["FREEZE", minute(60)],
      ["CONTINUE", minute(2)],
      ["FREEZE", minute(1)],
    ]);
    const ended = await prisma().velocityOverride.findMany({ where: { service: { slug } } });
    expect(ended).toMatchObject([{ endedAt: new Date(minute(60)), endedByName: null }]);
  });

  it("says of an instant that is past what held then, whatever was decided or ended since", async () => {
    const { manager, slug, serviceId } = await spent(1_000);
    await override(manager, slug, 60, 10);
    await endOverride.execute(manager, { service: slug }, clock(20));
    const at = async (minutes: number) =>
      (await readVerdicts(prisma(), [serviceId], clock(minutes).now)).get(serviceId)?.decision;
    expect([await at(5), await at(15), await at(25)]).toEqual(["FREEZE", "CONTINUE", "FREEZE"]);
  });

  it("ends when somebody ends it, once", async () => {
    const { manager, slug } = await spent(1_000);
    await override(manager, slug, 60);
    expect(await endOverride.execute(manager, { service: slug }, clock(9))).toMatchObject({
      decision: "FREEZE",
    });
    const again = endOverride.execute(manager, { service: slug }, clock(9));
    await expect(again).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("gives way to another; two at once leave one", async () => {
    const { manager, slug } = await spent(1_000);
    await Promise.all([override(manager, slug, 60), override(manager, slug, 90)]);
    expect(
      await prisma().velocityOverride.count({ where: { service: { slug }, endedAt: null } }),
    ).toBe(1);
  });

  it("is refused without an end ahead, for more than 30 days, of nothing, and to who may not", async () => {
    const { manager, slug } = await spent(0);
    await expect(override(manager, slug, 1)).rejects.toMatchObject({ code: "INVALID" });
    await expect(override(manager, slug, 31 * 1_440)).rejects.toMatchObject({ code: "INVALID" });
    await expect(override(manager, "no-such-service", 60)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const responder = await signIn("RESPONDER");
    await expect(override(responder, slug, 60)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await read(slug, 2)).override).toBeNull();
  });
});

describe("a policy", () => {
  const steps = [
    { atMostPercent: 50, decision: "FREEZE" as const, text: "Stop.", expedite: "Ask." },
  ];

  it("of a service goes before that of all, and can be given up", async () => {
    const { manager, slug } = await spent(600);
    await setServicePolicy.execute(manager, { service: slug, steps }, clock(1));
    expect(await read(slug, 1)).toMatchObject({
      decision: "FREEZE",
      text: "Stop.",
      expedite: "Ask.",
    });
    await setServicePolicy.execute(manager, { service: slug, steps: null }, clock(2));
    expect(await read(slug, 3)).toMatchObject({ decision: "CONTINUE" });
    expect(await history(slug, 3)).toEqual([
      ["CONTINUE", minute(2)],
      ["FREEZE", minute(1)],
    ]);
  });

  it("of all holds for the others", async () => {
    const { manager, slug } = await spent(600);
    await setPolicy.execute(manager, { steps }, clock(LATER));
    expect(await readServicePolicy.execute(viewer, { service: slug })).toEqual({ steps });
    expect(await readPolicy.execute(viewer, {})).toEqual({ steps });
    await setPolicy.execute(manager, { steps: [...DEFAULT_STEPS] }, clock(LATER + 1));
    expect(await read(slug, 3)).toMatchObject({ decision: "CONTINUE" });
  });

  it("that gets milder is refused", async () => {
    const { manager, slug } = await spent(0);
    const milder = [
      ...steps,
      { atMostPercent: 0, decision: "SLOW_DOWN" as const, text: "", expedite: "" },
    ];
    const refused = setServicePolicy.execute(manager, { service: slug, steps: milder });
    await expect(refused).rejects.toMatchObject({
      code: "INVALID",
      fields: { steps: expect.any(String) },
    });
  });
});
